using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Shows the standard replies to editors and to who decides about them.</summary>
public sealed class StandardRepliesReading(StandardRepliesStore store)
{
    /// <summary>The newest version, whatever its state.</summary>
    public async Task<StandardRepliesView> LatestAsync(CancellationToken cancellation) =>
        StandardRepliesView.Of(await store.LatestAsync(cancellation) ?? StandardRepliesVersion.Product);

    /// <summary>Every version that somebody wrote, the newest first.</summary>
    public async Task<ItemList<StandardRepliesView>> VersionsAsync(CancellationToken cancellation) =>
        new([.. (await store.VersionsAsync(cancellation)).Select(StandardRepliesView.Of)]);

    /// <summary>Whether a version waits that this person may approve or reject.</summary>
    public async Task<bool> WaitsForAsync(Actor actor, CancellationToken cancellation) =>
        actor.May(Permission.ApproveContent)
        && await store.PendingAsync(cancellation) is { } waiting
        && StandardRepliesDesk.PersonRefusal(waiting, actor) is null;

    /// <summary>The newest version, where this person wrote it and has still to do something about it: a draft, or one that was sent back to him.</summary>
    public async Task<StandardRepliesView?> OwnAsync(Actor actor, CancellationToken cancellation) =>
        actor.May(Permission.ManageContent) && actor.OperatorId is { } writer
        && await store.LatestAsync(cancellation) is { Status: StandardRepliesState.Draft or StandardRepliesState.Rejected } newest && newest.AuthorId == writer
            ? StandardRepliesView.Of(newest)
            : null;

    /// <summary>Shows what came of a change.</summary>
    public static async Task<Outcome<StandardRepliesView>> ShowAsync(Task<Outcome<StandardRepliesVersion>> change)
    {
        var changed = await change;
        return changed.IsRefused ? changed.Refusal : StandardRepliesView.Of(changed.Value);
    }
}
