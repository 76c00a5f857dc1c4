namespace PuyangFabu.Benchmarks.Load;

/// <summary>The whole-app measure: the published product beside bare Kestrel, in turns.</summary>
internal static class LoadCommand
{
    private const int ProductPort = 5391;
    private const int BarePort = 5392;
    private const int Starts = 5;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var options = LoadOptions.Read(arguments);
            await MeasureAsync(options);
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IOException or HttpRequestException)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(LoadOptions options)
    {
        Directory.CreateDirectory(options.Work);
        var texts = LoadTexts.Read(options.Data);
        var database = new LoadedDatabase(Path.Combine(options.Work, "data"));
        var account = await database.FillAsync(options, texts);
        var report = new LoadReport();

        for (var start = 0; start < Starts; start++)
        {
            await using var started = await StartProductAsync(options, database);
            report.Start(started.FirstAnswer);
        }

        await using var bare = await ServerProcess.StartAsync(
            typeof(LoadCommand).Assembly.Location, BarePort, Path.Combine(options.Work, "bare.log"), "bare");
        await using var product = await StartProductAsync(options, database);
        var rounds = new LoadRounds(options, texts, database, account, new MessageNumbers(TimeProvider.System));
        await rounds.RunAsync(bare, product, report);
        var (now, peak) = product.Memory();
        report.Print(System.Console.Out, now, peak);
    }

    private static Task<ServerProcess> StartProductAsync(LoadOptions options, LoadedDatabase database) => ServerProcess.StartAsync(
        Path.Combine(options.Product, "PuyangFabu.dll"), ProductPort, Path.Combine(options.Work, "product.log"), database.Settings);
}
