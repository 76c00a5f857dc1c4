using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>One kind of thing that goes its way at the server step by step, as commands read, follow and show it.</summary>
/// <param name="Path">Under <c>api/</c>.</param>
/// <param name="SentenceOf">How it stands, in Chinese.</param>
/// <param name="IsAtRest">Nothing more happens to it by itself.</param>
/// <param name="ContentOf">What goes out, to whom and when: what a person must have read before saying yes.</param>
/// <param name="Lines">What a person is shown of it at the end.</param>
public sealed record ServerItems(
    string Path,
    Func<JsonElement, string> SentenceOf,
    Func<JsonElement, bool> IsAtRest,
    Func<JsonElement, IEnumerable<string>> ContentOf,
    Func<JsonElement, IEnumerable<string>> Lines)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public Task<JsonElement> ReadAsync(ServerClient client, long id, CancellationToken cancellation) => client.GetAsync($"api/{Path}/{id}", cancellation);

    /// <summary>Shows it, after following it on standard error if that is wanted.</summary>
    /// <returns>The exit code: a failure also when nobody knows what became of it.</returns>
    public async Task<int> EndAsync(ServerClient client, JsonElement item, bool watch, bool json, CancellationToken cancellation)
    {
        var last = watch ? await FollowAsync(client, item, cancellation) : item;
        if (json)
        {
            ServerClient.Print(last);
        }
        else
        {
            foreach (var line in Lines(last))
            {
                System.Console.WriteLine(line);
            }
        }

        return last.GetProperty("status").GetString() is "failed" or "unknown" ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task<JsonElement> FollowAsync(ServerClient client, JsonElement item, CancellationToken cancellation)
    {
        for (var told = ""; ;)
        {
            var sentence = SentenceOf(item);
            if (sentence != told)
            {
                await System.Console.Error.WriteLineAsync(told = sentence);
            }

            if (IsAtRest(item))
            {
                return item;
            }

            await Task.Delay(Interval, cancellation);
            item = await ReadAsync(client, item.GetProperty("id").GetInt64(), cancellation);
        }
    }
}
