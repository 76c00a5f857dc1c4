using System.Collections.Frozen;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Where our articles are at WeChat, in memory: every answer with links asks.</summary>
public sealed class WeChatAddressBook(PulledArticleStore known) : IContentChangeListener
{
    private volatile FrozenDictionary<long, string> current = FrozenDictionary<long, string>.Empty;

    /// <returns>Null for an article that is not there, or not any more.</returns>
    public string? Find(long articleId) => current.GetValueOrDefault(articleId);

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var addresses = new Dictionary<long, string>();
        foreach (var row in await known.AddressesAsync(cancellation))
        {
            if (Linked(row.Url) is { } address)
            {
                addresses[row.ArticleId] = address;
            }
        }

        current = addresses.ToFrozenDictionary();
    }

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Article) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    // As it can stand in a link: WeChat's lists name its pages without TLS, and nobody else's quotation marks get into an answer.
    private static string? Linked(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") ? null
        : WeChatAddress.Read(url)?.AbsoluteUri ?? address.AbsoluteUri;
}
