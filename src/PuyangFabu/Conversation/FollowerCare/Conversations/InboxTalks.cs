using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>What operators do with the talk of a follower whom they know by a code.</summary>
public sealed class InboxTalks(FollowerLookup lookup, TalkMoves talks, Database database, TimeProvider clock)
{
    public Task<Outcome<ConversationLine>> TakeAsync(Actor actor, string? slug, string code, TalkInput? input, CancellationToken cancellation) =>
        MoveAsync(slug, code, follower => talks.TakeAsync(actor, follower, RequestOf(input), cancellation), cancellation);

    public Task<Outcome<ConversationLine>> ReleaseAsync(Actor actor, string? slug, string code, TalkInput? input, CancellationToken cancellation) =>
        MoveAsync(slug, code, follower => talks.ReleaseAsync(actor, follower, RequestOf(input), cancellation), cancellation);

    public Task<Outcome<ConversationLine>> CloseAsync(Actor actor, string? slug, string code, TalkInput? input, CancellationToken cancellation) =>
        MoveAsync(slug, code, follower => talks.CloseAsync(actor, follower, RequestOf(input), cancellation), cancellation);

    public Task<Outcome<ConversationLine>> NoteAsync(Actor actor, string? slug, string code, TalkInput? input, CancellationToken cancellation) =>
        MoveAsync(slug, code, follower => talks.NoteAsync(actor, follower, RequestOf(input), cancellation), cancellation);

    public Task<Outcome<ConversationLine>> HandOverAsync(Actor actor, string? slug, string code, HandOverInput input, CancellationToken cancellation) => MoveAsync(
        slug, code, follower => talks.HandOverAsync(actor, follower, input.To, new MoveRequest { Revision = input.Revision, Comment = input.Comment }, cancellation), cancellation);

    public async Task<ItemList<TalkColleague>> ColleaguesAsync(Actor actor, CancellationToken cancellation) => new(await talks.ColleaguesAsync(actor, cancellation));

    private static MoveRequest RequestOf(TalkInput? input) => new() { Revision = input?.Revision, Comment = input?.Comment };

    private async Task<Outcome<ConversationLine>> MoveAsync(string? slug, string code, Func<Follower, Task<Outcome<Talk>>> move, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var found = await lookup.FindAsync(account.Value, code, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var moved = await move(found.Value);
        return moved.IsRefused
            ? moved.Refusal
            : await database.ReadAsync(session => ConversationList.OneAsync(session, found.Value, clock.NowMs()), cancellation);
    }
}

/// <summary>What may come with a move of a talk.</summary>
/// <param name="Comment">A word for colleagues; needed for a note.</param>
/// <param name="Revision">Of the talk that was seen; another one refuses the move.</param>
public sealed record TalkInput(string? Comment = null, long? Revision = null);

/// <summary>To whom a talk is handed over.</summary>
/// <param name="To">The colleague's number.</param>
/// <param name="Comment">Why, for the colleague.</param>
/// <inheritdoc cref="TalkInput"/>
public sealed record HandOverInput(long? To, string? Comment, long? Revision = null);
