using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>
/// Follows the pulls: copies the pictures of one article a step and lets its body show the copies. Not while a pull is at work, whose
/// articles are to be found first.
/// </summary>
public sealed partial class BodyPictureWork(
    PulledArticleStore known, ArticlePullStore pulls, ArticleWorkStore works, ArticleVersionStore versions, BodyCopies copies, CopiedBodies bodies, Database database, TimeProvider clock,
    ILogger<BodyPictureWork> logger)
    : IDueWork
{
    private const string InHands = "正文的图片没有取来：这里已有人修改，请在修改时上传";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan WhileEdited = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterFirstFailure = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromHours(1);

    // How often an article failed one time after another, by its row. Known here alone: after a start the pauses are short again.
    private readonly Dictionary<long, int> failures = [];

    public string Name => "取微信文章里的图片";

    /// <summary>The pause that WeChat's host is left between the pictures of two articles.</summary>
    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <returns>The present after a step that asked nobody for anything.</returns>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = (now + Lease).ToUnixTimeMilliseconds();
        if (!await known.AnyPicturesDueAsync(now.ToUnixTimeMilliseconds(), cancellation)
            || await pulls.IsAtWorkAsync(now.ToUnixTimeMilliseconds(), cancellation)
            || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation)
            || await known.LeasePicturesAsync(now.ToUnixTimeMilliseconds(), until, cancellation) is not { } due)
        {
            return null;
        }

        try
        {
            var asked = await TakeAsync(due, cancellation);
            failures.Remove(due.Id);
            return asked ? null : clock.NowMs();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // While a lease lies here no node looks at any article: whoever starts next need not wait until it is over.
            await known.ReleasePicturesAsync(due.Id, until, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The others must not wait behind it. Often it is not its own fault, but that of a full disk, and soon over.
            LogFailed(failure, due.ArticleId);
            await EndAsync(due, After(PauseAfterFailure(due.Id)), due.PicturesNote, cancellation);
            return null;
        }
    }

    /// <returns>Whether somebody outside was asked for something.</returns>
    private async Task<bool> TakeAsync(DuePictures due, CancellationToken cancellation)
    {
        if (await works.FindAsync(due.ArticleId, cancellation) is not { } work || await versions.FindAsync(due.ArticleId, work.HeadVersion, cancellation) is not { } head)
        {
            await EndAsync(due, null, due.PicturesNote, cancellation);
            return false;
        }

        var document = head.Read();
        var outside = copies.OutsideIn(document.BodyHtml);
        if (outside.Count == 0 || !CopiedBodies.IsAsItCameIn(work, head, document))
        {
            await EndAsync(due, null, outside.Count == 0 || work.State is WorkState.Withdrawn or WorkState.Deleted ? due.PicturesNote : Joined(due.PicturesNote, InHands), cancellation);
            return false;
        }

        var round = await copies.CopyAsync(outside, cancellation);
        if (round.IsCut)
        {
            await EndAsync(due, clock.NowMs(), due.PicturesNote, cancellation);
        }
        else if (round.Replacements.Count == 0)
        {
            await EndAsync(due, round.NextMs, due.PicturesNote, cancellation);
        }
        else if (work.IsLockedFor(null, clock.NowMs()))
        {
            await EndAsync(due, After(WhileEdited), due.PicturesNote, cancellation);
        }
        else
        {
            var note = Joined(due.PicturesNote, round.Note);
            var shown = await bodies.ShowAsync(work, head, round.Replacements, session => PulledArticleStore.EndPicturesAsync(session, due.Id, round.NextMs, note), cancellation);
            await (shown switch
            {
                CopiesShown.Stale => EndAsync(due, After(WhileEdited), due.PicturesNote, cancellation),
                CopiesShown.InHands => EndAsync(due, null, Joined(due.PicturesNote, InHands), cancellation),
                _ => Task.CompletedTask,
            });
        }

        return round.Asked > 0;
    }

    private Task EndAsync(DuePictures due, long? nextMs, string note, CancellationToken cancellation) =>
        database.WriteAsync(session => PulledArticleStore.EndPicturesAsync(session, due.Id, nextMs, note), cancellation);

    // Twice as long each time.
    private TimeSpan PauseAfterFailure(long id)
    {
        var before = failures.GetValueOrDefault(id);
        failures[id] = before + 1;
        var pause = AfterFirstFailure * Math.Pow(2, Math.Min(before, 5));
        return pause < LongestAfterFailure ? pause : LongestAfterFailure;
    }

    private long After(TimeSpan time) => (clock.GetUtcNow() + time).ToUnixTimeMilliseconds();

    private static string Joined(params string[] notes) => string.Join('；', notes.Where(static note => note.Length > 0).Distinct(StringComparer.Ordinal));

    [LoggerMessage(LogLevel.Error, "取稿件 {Article} 正文里的图片出错")]
    private partial void LogFailed(Exception failure, long article);
}
