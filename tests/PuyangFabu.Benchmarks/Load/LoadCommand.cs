namespace PuyangFabu.Benchmarks.Load;

/// <summary>The whole-app measure: the published product, or several, beside bare Kestrel, in turns.</summary>
internal static class LoadCommand
{
    private const int BarePort = 5392;

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
        var database = new LoadedDatabase(Path.Combine(options.Work, "data"), options.PostgreSql);
        var account = await database.FillAsync(options, texts);
        string[] folders = [options.Product, .. options.Others];
        // Before the first is at work: a file that it holds cannot be copied.
        LoadedDatabase[] databases = [database, .. Enumerable.Range(1, folders.Length - 1).Select(number => database.CopyOnce($"{number}"))];
        await using var bare = await ServerProcess.StartAsync(
            typeof(LoadCommand).Assembly.Location, BarePort, Path.Combine(options.Work, "bare.log"), "bare");
        var products = new List<LoadedProduct>();
        try
        {
            foreach (var (folder, number) in folders.Select(static (folder, number) => (folder, number)))
            {
                products.Add(await LoadedProduct.StartAsync(folder, number, options, databases[number]));
            }

            var rounds = new LoadRounds(options, texts, account, new MessageNumbers(TimeProvider.System));
            await rounds.RunAsync(bare, products);
            await System.Console.Out.WriteLineAsync(DiskFlush.Measure(options.Work));
            products.ForEach(static product => product.Print());
            if (options.Profile && await Profiler.IsThereAsync())
            {
                await rounds.ProfileAsync(products);
            }
        }
        finally
        {
            foreach (var product in products)
            {
                await product.DisposeAsync();
            }
        }
    }
}
