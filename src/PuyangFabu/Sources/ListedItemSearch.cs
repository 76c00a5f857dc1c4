namespace PuyangFabu.Sources;

/// <summary>Entries of 最新政务动态 for who looks for words: with where they come from.</summary>
public sealed class ListedItemSearch(SourceNames names, SourceItemStore items)
{
    /// <summary>A single character is in every title.</summary>
    private const int ShortestWords = 2;

    /// <summary>No title holds more.</summary>
    private const int LongestWords = 60;

    /// <summary>The newest whose titles hold the words.</summary>
    public async Task<IReadOnlyList<ListedItem>> FindAsync(string words, int most, CancellationToken cancellation)
    {
        var wanted = words.Trim();
        if (wanted.Length is < ShortestWords or > LongestWords || await items.ListedHoldingAsync(wanted, most, cancellation) is not { Count: > 0 } found)
        {
            return [];
        }

        var known = await names.ListAsync(cancellation);
        return [.. found.Select(item => new ListedItem(item, known.GetValueOrDefault(item.SourceId, "")))];
    }
}

/// <param name="SourceName">As <see cref="SourceNames"/> tells it.</param>
public sealed record ListedItem(SourceItem Item, string SourceName);
