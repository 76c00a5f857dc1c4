using System.Diagnostics;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Hosting.Commands;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Benchmarks.Console;

/// <summary>
/// The console over a full database: each list in turns with the site's home page, then fifty people who read at once,
/// and what a page brings to a browser that has nothing yet.
/// </summary>
internal static class ConsoleCommand
{
    private const int Port = 5394;
    private const int People = 50;
    private const int RequestsOfARound = 20;

    /// <summary>Who reads, as one person: every list is open to somebody of these roles.</summary>
    private static readonly string[] Roles = [Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher, Role.Admin];

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            await MeasureAsync(LoadOptions.Read(arguments));
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
        var database = new LoadedDatabase(Path.Combine(options.Work, "data"));
        await database.FillAsync(options, LoadTexts.Read(options.Data));
        var names = await AppointAsync(database);
        await using var product = await ServerProcess.StartAsync(
            Path.Combine(options.Product, "PuyangFabu.dll"), Port, Path.Combine(options.Work, "product.log"), database.Settings);
        var people = new List<ConsolePerson>();
        foreach (var name in names)
        {
            people.Add(await ConsolePerson.SignInAsync(new Uri(product.Url), name));
        }

        var report = new ConsoleReport();
        await InTurnsAsync(people[0], options.Rounds, report);
        await TogetherAsync(people, options.Seconds, report);
        foreach (var page in ConsolePages.Lists)
        {
            report.FirstPaint(page, await people[0].FirstPaintAsync(page.Path));
        }

        report.Print(System.Console.Out);
        people.ForEach(static person => person.Dispose());
    }

    /// <summary>People of this run: those of an earlier one have passwords of their own.</summary>
    private static async Task<IReadOnlyList<string>> AppointAsync(LoadedDatabase database)
    {
        await using var app = CommandServices.Make(database.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var appointments = scope.ServiceProvider.GetRequiredService<OperatorAppointments>();
        var run = Guid.NewGuid().ToString("N")[..8];
        var names = Enumerable.Range(1, People).Select(number => $"p{run}{number}").ToList();
        foreach (var name in names)
        {
            var added = await appointments.AddAsync(
                new OperatorInput { UserName = name, DisplayName = "压力测试", Password = ConsolePerson.Given, Roles = Roles }, Actor.CommandLine, default);
            if (added.IsRefused)
            {
                throw new InvalidOperationException($"不能添加人员：{added.Refusal.Title}");
            }
        }

        return names;
    }

    private static async Task InTurnsAsync(ConsolePerson person, int rounds, ConsoleReport report)
    {
        foreach (var page in ConsolePages.All)
        {
            // Not counted: the first answer compiles what it needs.
            await person.TimeAsync(page.Path);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var page in ConsolePages.All)
            {
                var times = new List<double>();
                for (var request = 0; request < RequestsOfARound; request++)
                {
                    times.Add((await person.TimeAsync(page.Path)).TotalMilliseconds);
                }

                report.Add(page, times);
            }
        }
    }

    /// <summary>Each person opens one list after another and looks at it for a second.</summary>
    private static async Task TogetherAsync(List<ConsolePerson> people, int seconds, ConsoleReport report)
    {
        var begin = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(people.Select((person, number) => ReadAsync(person, number)));
        report.Together(people.Count, Stopwatch.GetElapsedTime(begin), [.. times.SelectMany(static all => all)]);

        async Task<List<double>> ReadAsync(ConsolePerson person, int number)
        {
            var all = new List<double>();
            // Nobody begins at the same moment as somebody else.
            await Task.Delay(TimeSpan.FromSeconds((double)number / people.Count));
            for (var at = number; Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(seconds); at++)
            {
                all.Add((await person.TimeAsync(ConsolePages.Lists[at % ConsolePages.Lists.Count].Path)).TotalMilliseconds);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }

            return all;
        }
    }
}
