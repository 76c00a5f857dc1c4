using System.Globalization;
using System.Runtime.CompilerServices;

namespace PuyangFabu.People.Audit;

/// <summary>Shows entries of the record to people.</summary>
public sealed class AuditReading(AuditStore store)
{
    private const int PageSize = 50;
    private const int Batch = 1000;

    /// <summary>Entries that fit, the newest first, and where the next page begins; null on the last one.</summary>
    /// <param name="cursor">From the page before; anything else begins at the newest.</param>
    public async Task<(IReadOnlyList<AuditItem> Items, string? Next)> ListAsync(AuditFilter filter, string? cursor, CancellationToken cancellation)
    {
        var before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : long.MaxValue;
        var rows = await store.FindAsync(filter, before, PageSize + 1, cancellation);
        return ([.. rows.Take(PageSize).Select(AuditItem.Of)], rows.Count > PageSize ? rows[PageSize - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>All entries that fit, the newest first, in parts: a record holds more than one answer does.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AuditItem>> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = long.MaxValue;
        while (await store.FindAsync(filter, before, Batch, cancellation) is { Count: > 0 } rows)
        {
            yield return [.. rows.Select(AuditItem.Of)];
            before = rows[^1].Sequence;
        }
    }

    /// <returns>Null when there is none of that number.</returns>
    public async Task<AuditItem?> FindAsync(long sequence, CancellationToken cancellation) => await store.FindAsync(sequence, cancellation) is { } row ? AuditItem.Of(row) : null;
}
