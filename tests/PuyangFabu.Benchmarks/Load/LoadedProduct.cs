namespace PuyangFabu.Benchmarks.Load;

/// <summary>A published product at work on data of its own, with what was measured of it.</summary>
/// <param name="Name">Of the folder that it was published to.</param>
internal sealed record LoadedProduct(string Name, ServerProcess Server, LoadedDatabase Database, LoadReport Report) : IAsyncDisposable
{
    private const int FirstPort = 5393;
    private const int Starts = 3;

    /// <param name="number">From 0; each listens on a port of its own.</param>
    public static async Task<LoadedProduct> StartAsync(string folder, int number, LoadOptions options, LoadedDatabase database)
    {
        var (name, report) = (Path.GetFileName(folder), new LoadReport());
        (string, string)[] environment = options.Profile ? [Profiler.Setting] : [];
        Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
            Path.Combine(folder, "PuyangFabu.dll"), FirstPort + number, Path.Combine(options.Work, $"{name}.log"), environment, database.Settings);
        for (var start = 0; start < Starts; start++)
        {
            await using var started = await StartAsync();
            report.Start(started.FirstAnswer);
        }

        return new LoadedProduct(name, await StartAsync(), database, report);
    }

    public void Print()
    {
        var (now, peak) = Server.Memory();
        System.Console.Out.WriteLine($"{Name}：");
        Report.Print(System.Console.Out, now, peak);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
