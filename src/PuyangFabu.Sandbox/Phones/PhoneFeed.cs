using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>Tells every open page what changed. A page that cannot keep up is cut off and loads everything anew.</summary>
internal sealed class PhoneFeed
{
    /// <summary>Changes that may wait for one page.</summary>
    public const int Backlog = 1000;

    private readonly ConcurrentDictionary<Channel<PhoneChange>, string> pages = [];

    public void Publish(PhoneChange change)
    {
        foreach (var (page, account) in pages)
        {
            if (account == change.Account && !page.Writer.TryWrite(change))
            {
                page.Writer.TryComplete();
            }
        }
    }

    /// <summary>Starts to listen at once, not at the first read, so that nothing falls between a snapshot and its changes.</summary>
    public IAsyncEnumerable<PhoneChange> Listen(string account, CancellationToken cancellationToken)
    {
        var page = Channel.CreateBounded<PhoneChange>(Backlog);
        pages[page] = account;
        return ReadAsync(page, cancellationToken);
    }

    private async IAsyncEnumerable<PhoneChange> ReadAsync(
        Channel<PhoneChange> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in page.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }
}

/// <summary>Something a watching page must draw anew.</summary>
/// <param name="Account">Slug of the account it belongs to.</param>
/// <param name="Type"><c>follower</c>, <c>entry</c>, <c>cleared</c> or <c>delivery</c>.</param>
/// <param name="Value">What changed, as it is now.</param>
internal sealed record PhoneChange(string Account, string Type, object Value);
