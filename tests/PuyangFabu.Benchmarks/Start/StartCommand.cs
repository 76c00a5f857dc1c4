using System.Globalization;
using PuyangFabu.Benchmarks.Load;

namespace PuyangFabu.Benchmarks.Start;

/// <summary>From the start of a published product to its first answer, beside a bare minimal API, in turns.</summary>
internal static class StartCommand
{
    private const int Port = 5393;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var options = StartOptions.Read(arguments);
            var work = Directory.CreateTempSubdirectory("puyangfabu-start-");
            try
            {
                await MeasureAsync(options, work.FullName);
            }
            finally
            {
                work.Delete(recursive: true);
            }

            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IOException)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(StartOptions options, string work)
    {
        var report = new StartReport();
        foreach (var product in options.Products)
        {
            // Not counted: it makes the database that all later starts find.
            await ProductAsync(product, Existing(product));
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            report.Bare(await TimeAsync(typeof(StartCommand).Assembly.Location, "bare"));
            foreach (var product in options.Products)
            {
                report.Add($"{product}，已有数据库", await ProductAsync(product, Existing(product)));
                report.Add($"{product}，新数据库", await ProductAsync(product, Path.Combine(work, Path.GetRandomFileName())));
            }
        }

        report.Print(System.Console.Out);

        string Existing(string product) => Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"existing-{options.Products.IndexOf(product)}"));

        Task<StartTime> ProductAsync(string product, string data)
        {
            Directory.CreateDirectory(data);
            return TimeAsync(Path.Combine(product, "PuyangFabu.dll"), "serve", "--Storage:DataDirectory", data);
        }

        async Task<StartTime> TimeAsync(string assembly, params string[] command)
        {
            await using var server = await ServerProcess.StartAsync(assembly, Port, Path.Combine(work, "server.log"), command);
            return new(server.FirstAnswer, server.ProcessorTime);
        }
    }
}
