namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>Several published products behind one address and over one PostgreSQL, with all that may befall them.</summary>
internal static class NodesCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var report = await new NodesRun(NodesOptions.Read(arguments)).RunAsync();
            report.Print(System.Console.Out);
            return report.IsBroken ? 1 : 0;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IOException or HttpRequestException)
        {
            await System.Console.Error.WriteLineAsync(problem.ToString());
            return 1;
        }
    }
}
