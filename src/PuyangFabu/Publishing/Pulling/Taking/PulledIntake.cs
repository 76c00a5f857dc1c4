using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Makes an article of what WeChat told, by the same reader as an editor's paste, or says why it cannot be one.</summary>
public sealed class PulledIntake(ArticleIntake intake, BodyTurns turns, BodyCopies copies, TimeProvider clock)
{
    private const int LongestNote = 500;

    /// <param name="source">Where it was found, and when it was published.</param>
    /// <param name="status">One of <see cref="ArticleStatus"/>.</param>
    public async Task<PulledReading> ReadAsync(PulledSource source, DraftArticle told, PullRuleBook boards, CoverTaking covers, string status, CancellationToken cancellation)
    {
        var losses = PulledText.LossesOf(told).ToList();
        var title = PulledText.TitleOf(told);
        var cover = told.ThumbUrl.Length > 0 ? await covers.TakeAsync(told.ThumbUrl, cancellation) : null;
        if (cover?.Refusal is { } lost)
        {
            losses.Add($"封面：{(lost.Fields is [var field, ..] ? field.Reason : lost.Title)}");
        }

        var board = boards.BoardOf(title, told.Author);
        var taken = await intake.ReadAsync(
            new ArticleInput
            {
                ExternalId = ExternalIdOf(source),
                Board = board.Slug,
                Title = title,
                Digest = PulledText.DigestOf(told),
                Html = PulledText.HtmlOf(told),
                CoverUrl = cover is { IsRefused: false } ? cover.Value : "",
                Author = PulledText.AuthorOf(told),
                SourceUrl = PulledText.SourceUrlOf(told),
                PublishedAt = status == ArticleStatus.Published ? TimeOf(source.PublishedMs, losses) : null,
            },
            cancellation);
        if (taken.IsRefused)
        {
            return PulledReading.Not(FieldNames.Said(taken.Refusal));
        }

        var input = taken.Value.Input;
        if (ArticleInputRules.Check(input, clock.GetUtcNow()).ToList() is { Count: > 0 } problems)
        {
            return PulledReading.Not(FieldNames.Said(Refusal.BadInput(problems)));
        }

        try
        {
            var body = await turns.RunAsync(input.Html.Length, () => ArticleDraft.BodyOf(input, cancellation), cancellation);
            var outside = copies.OutsideIn(body.Html);
            if (await copies.KnownAsync(outside, cancellation) is { Count: > 0 } known)
            {
                // What was copied before shows the copy from the beginning: a body that is read again must not lose it.
                input = input with { Html = await turns.RunAsync(input.Html.Length, () => ReplacedPictures.In(input.Html, input.SourceUrl, known, cancellation), cancellation) };
                body = await turns.RunAsync(input.Html.Length, () => ArticleDraft.BodyOf(input, cancellation), cancellation);
                outside = copies.OutsideIn(body.Html);
            }

            var article = ArticleDraft.From(input, new ArticlePlacement(board, [], []), status, body);
            if (await intake.KeepPicturesAsync(Actor.Product, taken.Value, article, cancellation) is { } refusal)
            {
                return PulledReading.Not(FieldNames.Said(refusal));
            }

            losses.AddRange([.. taken.Value.Warnings, .. body.Lost.Select(static one => one.ToString())]);
            if (body.Text.Length == 0)
            {
                losses.Add("正文里没有文字");
            }

            return new PulledReading(article, Note(losses), cover is { IsRefused: true }) { HasPicturesOutside = outside.Count > 0 };
        }
        catch (ArticleBodyException unreadable)
        {
            return PulledReading.Not(unreadable.Message);
        }
    }

    internal static string ExternalIdOf(PulledSource source)
    {
        var name = $"wechat-{source.Account}-{source.Origin}-{source.OuterId}-{source.Position}";
        return name.Length <= ArticleInputRules.LongestExternalId ? name : $"wechat-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }

    internal static string Note(IReadOnlyCollection<string> sentences, int longest = LongestNote)
    {
        var note = string.Join("；", sentences.Distinct(StringComparer.Ordinal));
        return note.Length <= longest ? note : WholeCharacters.Prefix(note, longest - 1) + "…";
    }

    private DateTimeOffset? TimeOf(long publishedMs, List<string> losses)
    {
        var (time, now) = (DateTimeOffset.FromUnixTimeMilliseconds(publishedMs), clock.GetUtcNow());
        if (time <= now)
        {
            return time.Year < 1949 ? null : time;
        }

        losses.Add("微信给的发布时间在未来，按拉取的时间算");
        return now;
    }
}

/// <summary>Where an article was found.</summary>
/// <param name="Account">Slug.</param>
/// <param name="Origin">One of <see cref="PulledOrigin"/>.</param>
/// <param name="Position">From 1.</param>
public sealed record PulledSource(string Account, string Origin, string OuterId, long Position, long PublishedMs);

/// <summary>What became of it.</summary>
/// <param name="Article">Null when it cannot be taken.</param>
/// <param name="Note">What was lost, or why it cannot be taken.</param>
/// <param name="CoverMissing">It has a cover that could not be fetched.</param>
public sealed record PulledReading(Article? Article, string Note, bool CoverMissing)
{
    /// <summary>Its body shows pictures of which there are no copies yet.</summary>
    public bool HasPicturesOutside { get; init; }

    public static PulledReading Not(string reason) => new(null, PulledIntake.Note([reason]), false);
}
