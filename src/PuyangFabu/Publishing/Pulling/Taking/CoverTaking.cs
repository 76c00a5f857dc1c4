using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>The covers of one step: each is fetched once, and slow ones do not hold up the articles.</summary>
public sealed class CoverTaking(Func<string, CancellationToken, Task<Outcome<string>>> take, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Outcome<string>> taken = new(StringComparer.Ordinal);
    private TimeSpan spent;

    /// <returns>The path of the upload, or why there is none.</returns>
    public async Task<Outcome<string>> TakeAsync(string address, CancellationToken cancellation)
    {
        if (taken.TryGetValue(address, out var known))
        {
            return known;
        }

        if (spent > Longest)
        {
            return Refusal.BadInput("coverUrl", "这次没有取，因为前面的封面太慢；下次拉取再试");
        }

        var start = clock.GetTimestamp();
        var outcome = await take(address, cancellation);
        spent += clock.GetElapsedTime(start);
        return taken[address] = outcome;
    }
}
