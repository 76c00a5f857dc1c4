namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>What to do when the machine lacks what a test needs.</summary>
public static class Missing
{
    /// <summary>Skips the running test by name, or fails it where <c>PUYANGFABU_TEST_NO_SKIP=1</c> allows no gap.</summary>
    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("PUYANGFABU_TEST_NO_SKIP") == "1")
        {
            Assert.Fail($"{reason} (PUYANGFABU_TEST_NO_SKIP=1 allows no skip)");
        }

        Assert.Skip(reason);
    }
}
