using System.Net;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Review;
using PuyangFabu.Review.Editing;
using PuyangFabu.Sources.Fetching;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Sources.Taking;

/// <summary>
/// Makes drafts of what was found: with source, original title, author and address, and the responsible editor, as reprints must have
/// them (互联网新闻信息服务管理规定). They go through the review like any other. One that a killed process left half made is found by its number.
/// </summary>
public sealed partial class ItemDrafts(
    NewsSourceStore sources, SourceItemStore items, DirectoryStore directory, OperatorStore operators, BoardCatalog boards, ArticleEditing editing, PoliteFetch fetch,
    Database database, SourcesOptions options, TimeProvider clock, ILogger<ItemDrafts> logger)
{
    private const int Batch = 20;
    private const int MostTries = 3;

    /// <summary>As the name of an article's source may be.</summary>
    private const int LongestHost = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <returns>Whether there may be more to do in a moment.</returns>
    public async Task<bool> MakeAsync(CancellationToken cancellation)
    {
        var waiting = await items.WaitingAsync(clock.NowMs(), Batch, cancellation);
        var more = waiting.Count == Batch;
        var left = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var later = new List<long>();
        foreach (var item in waiting)
        {
            var host = new Uri(item.Url).Authority;
            if (left.Contains(host))
            {
                later.Add(item.Id);
                continue;
            }

            if (!await items.ClaimAsync(item, clock.NowMs() + (long)Lease.TotalMilliseconds, cancellation))
            {
                continue;
            }

            try
            {
                // Whoever must be left alone for the moment is not asked once for each of its items.
                if (!await MakeAsync(item, cancellation))
                {
                    left.Add(host);
                    more = true;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure, item.Id);
                await LaterAsync(item, "做成草稿时出错", cancellation);
            }
        }

        // They must not stand before those of other hosts the next time.
        if (later.Count > 0)
        {
            await items.PostponeAsync(later, clock.NowMs(), clock.NowMs() + options.PauseMs, cancellation);
        }

        return more;
    }

    /// <returns>False when its host must be left alone for the moment.</returns>
    private async Task<bool> MakeAsync(SourceItem item, CancellationToken cancellation)
    {
        if (await sources.FindAsync(item.SourceId, cancellation) is not { } source || source.BoardId is not { } boardId || boards.Current.Find(boardId) is not { } board)
        {
            await items.EndAsync(item.Id, SourceItemState.Failed, "信息源没有栏目可放，请修改信息源后再做成草稿", null, cancellation);
            return true;
        }

        // Whether another site's text may be used is not said by what the source's unit allows.
        var elsewhere = HostElsewhere(item, source);
        var mayHoldText = source.MayHoldText && elsewhere.Length == 0;
        var (html, note) = (mayHoldText ? item.Body : "", NoteOf(elsewhere));
        if (mayHoldText && source.BodySelector.Length > 0)
        {
            if (await fetch.GetAsync(new Uri(item.Url), "", "", cancellation) is not { } page)
            {
                await items.PutBackAsync(item.Id, clock.NowMs() + options.PauseMs, item.Tries, item.Note, cancellation);
                return false;
            }

            if (page.Problem is { } problem && item.Tries + 1 < MostTries)
            {
                await LaterAsync(item, $"正文还没有取到：{problem}", cancellation);
                return true;
            }

            var found = page.Problem is null ? ListPageReader.BodyOf(page.Text, source.BodySelector, cancellation) : "";
            note = found.Length > 0 ? "" : page.Problem is { } last ? $"正文没有取到：{last}" : "原文页上没有与“正文”的选择器相符的内容";
            html = found.Length > 0 ? found : html;
        }

        var request = await RequestAsync(item, source, board, cancellation);
        var linkOnly = LinkTo(item, request.Source!);
        var outcome = await editing.CreateAsync(request with { Html = html.Length > 0 ? html : linkOnly }, Actor.Product, cancellation);
        if (outcome.Refusal is { Kind: RefusalKind.BadInput } refused && html.Length > 0)
        {
            // A text that is too long or too complex is read on its own page, by a person.
            note = $"正文没有收下：{refused.Title}";
            outcome = await editing.CreateAsync(request with { Html = linkOnly }, Actor.Product, cancellation);
        }

        await EndAsync(item, outcome, request.ExternalId!, note, cancellation);
        return true;
    }

    private async Task<ArticleRequest> RequestAsync(SourceItem item, NewsSource source, Board board, CancellationToken cancellation)
    {
        var elsewhere = HostElsewhere(item, source);
        var from = elsewhere.Length > 0 ? elsewhere : (await directory.FindAsync(source.UnitId, cancellation))?.Name ?? source.Name;
        var editor = source.EditorId is { } editorId ? await operators.FindAsync(editorId, cancellation) : null;
        return new ArticleRequest
        {
            ExternalId = FormattableString.Invariant($"source-{item.Id}"),
            Board = board.Slug,
            Title = item.Title,
            Editor = editor is { Enabled: true } ? editor.DisplayName : "",
            Source = from,
            SourceUrl = item.Url,
            OriginalTitle = item.Title,

            // Of what nobody has signed the unit that it comes from is the author.
            OriginalAuthor = item.Author.Length > 0 ? item.Author : from,
            Note = $"来自信息源：{source.Name}{(elsewhere.Length > 0 ? $"，{NoteOf(elsewhere)}" : "")}",
        };
    }

    private async Task EndAsync(SourceItem item, Outcome<ArticleWork> outcome, string externalId, string note, CancellationToken cancellation)
    {
        if (!outcome.IsRefused)
        {
            await items.EndAsync(item.Id, SourceItemState.Drafted, note, outcome.Value.ArticleId, cancellation);
        }
        else if (outcome.Refusal.Code == ReviewRefusals.ExternalIdTakenCode)
        {
            var made = await database.ReadAsync(session => ArticleStore.IdOfAsync(session, externalId), cancellation);
            await items.EndAsync(item.Id, SourceItemState.Drafted, note, made, cancellation);
        }
        else if (outcome.Refusal.Kind != RefusalKind.BadInput && item.Tries + 1 < MostTries)
        {
            await LaterAsync(item, outcome.Refusal.Title, cancellation);
        }
        else
        {
            await items.EndAsync(item.Id, SourceItemState.Failed, outcome.Refusal.Title, null, cancellation);
        }
    }

    private Task LaterAsync(SourceItem item, string note, CancellationToken cancellation) => item.Tries + 1 < MostTries
        ? items.PutBackAsync(item.Id, clock.NowMs() + (long)Again.TotalMilliseconds, item.Tries + 1, note, cancellation)
        : items.EndAsync(item.Id, SourceItemState.Failed, note, null, cancellation);

    /// <returns>Empty where the item lies on the source's own site.</returns>
    private static string HostElsewhere(SourceItem item, NewsSource source)
    {
        var (page, site) = (new Uri(item.Url), new Uri(source.Address));
        return string.Equals(page.Authority, site.Authority, StringComparison.OrdinalIgnoreCase) ? "" : WholeCharacters.Prefix(page.Host, LongestHost);
    }

    private static string NoteOf(string elsewhere) => elsewhere.Length > 0 ? $"原文在另一个网站（{elsewhere}）" : "";

    private static string LinkTo(SourceItem item, string name) =>
        $"<p>原文见 <a href=\"{WebUtility.HtmlEncode(item.Url)}\">{WebUtility.HtmlEncode(name)}</a>。</p>";

    [LoggerMessage(LogLevel.Warning, "信息源的第 {Id} 条没有做成草稿，稍后再试")]
    private partial void LogFailed(Exception failure, long id);
}
