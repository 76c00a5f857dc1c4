using System.Collections.Concurrent;
using System.Globalization;
using PuyangFabu.Benchmarks.Console;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>
/// People of the console whose every request goes to another node: the form of one is posted to the next, the session that this made is
/// shown to a third. The API does the same with its tokens (<see cref="NodesPeople"/>).
/// </summary>
internal sealed class SessionWork(NodesPeople people, Calm calm)
{
    private const int Pages = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private int forms;
    private int pages;

    /// <summary>Forms that another node had made, and that were taken.</summary>
    public int Forms => forms;

    /// <summary>Pages that a node showed for a session made on another one.</summary>
    public int PagesShown => pages;

    /// <summary>What a node refused though nothing was done to any of them meanwhile.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    public async Task WorkAsync(CancellationToken ended)
    {
        for (var number = 1; !ended.IsCancellationRequested; number++)
        {
            var mark = calm.Mark();
            try
            {
                await VisitAsync(string.Create(CultureInfo.InvariantCulture, $"guest{number}"));
            }
            catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                if (calm.Mark() == mark)
                {
                    Refusals.Enqueue(failure.Message);
                }
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task VisitAsync(string userName)
    {
        await people.AppointAsync(userName, "editor");
        var turn = Random.Shared.Next(8);
        using var person = await ConsolePerson.SignInAsync(() => calm.Up[turn++ % calm.Up.Count].Address, userName);

        // To sign in, and to change the password that somebody else had given.
        Interlocked.Add(ref forms, 2);
        for (var page = 0; page < Pages; page++)
        {
            await person.TimeAsync("/console/articles");
            Interlocked.Increment(ref pages);
        }
    }
}
