using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review.Approving;

/// <summary>Remembers which version of an article each reviewer has looked at, decided or not.</summary>
public sealed class ReviewLooks(ReviewLookStore looks, TimeProvider clock)
{
    /// <summary>Somebody has the article before him.</summary>
    /// <param name="version">Its newest.</param>
    /// <returns>The version that he looked at the time before; null when this is the first time, or nothing has changed since.</returns>
    public async Task<long?> LookAsync(long articleId, long version, Actor actor, CancellationToken cancellation)
    {
        if (actor.OperatorId is not { } person)
        {
            return null;
        }

        await looks.KeepAsync(articleId, person, version, clock.NowMs(), cancellation);
        return await looks.BeforeAsync(articleId, person, cancellation) is { } before && before < version ? before : null;
    }
}
