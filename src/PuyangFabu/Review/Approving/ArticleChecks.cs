using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Checking;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Review.Approving;

/// <summary>Runs the checks on an article's newest version. They may ask other servers: never inside a transaction.</summary>
public sealed class ArticleChecks(Preflight preflight, BodyTurns turns, ArticleWorkStore works, ArticleVersionStore versions)
{
    /// <param name="wanted">Whether the article as it stands needs checking.</param>
    /// <returns>Null when it does not, or is not there.</returns>
    public async Task<CheckedVersion?> RunAsync(long id, Predicate<ArticleWork> wanted, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } work
            || !wanted(work)
            || await versions.FindAsync(id, work.HeadVersion, cancellation) is not { } head)
        {
            return null;
        }

        var document = head.Read();
        var text = await turns.RunAsync(document.BodySource.Length, () => CheckedVersion.TextOf(document), cancellation);
        return new CheckedVersion(ContentHash.Of(document), await preflight.CheckWithLinksAsync(text, cancellation));
    }

    public async Task<Outcome<ArticleCheckResult>> ShowAsync(long id, CancellationToken cancellation) =>
        await RunAsync(id, static _ => true, cancellation) is { } found ? new ArticleCheckResult(found.Findings) : ReviewRefusals.NotFound;
}
