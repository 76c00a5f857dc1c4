using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Writes the standard replies as drafts. Every saving is a version of its own, so that what is approved stays what was read.</summary>
public sealed class StandardRepliesEditing(StandardRepliesDesk desk, StandardRepliesStore store, StandardTextRules rules)
{
    public Task<Outcome<StandardRepliesVersion>> SaveAsync(Actor actor, StandardRepliesInput input, CancellationToken cancellation)
    {
        var read = rules.Read(input);
        return read.IsRefused ? Task.FromResult<Outcome<StandardRepliesVersion>>(read.Refusal) : desk.CreateAsync(
            actor, StandardRepliesAction.Save,
            async session =>
            {
                var latest = await StandardRepliesStore.LatestAsync(session) ?? StandardRepliesVersion.Product;
                return (input.Revision ?? input.Version) is { } seen && seen != latest.Version
                    ? Refusal.Stale
                    : await AppendAsync(session, actor, read.Value, GoneOnFrom(latest));
            },
            cancellation);
    }

    /// <summary>Makes a new draft with the texts of a version; 0 are those that came with the product.</summary>
    public Task<Outcome<StandardRepliesVersion>> RestoreAsync(Actor actor, long version, CancellationToken cancellation) => desk.CreateAsync(
        actor, StandardRepliesAction.Restore,
        async session =>
        {
            var old = version == 0 ? StandardRepliesVersion.Product : await StandardRepliesStore.FindAsync(session, version);
            if (old is null)
            {
                return StandardRepliesRefusals.NoVersion;
            }

            // An old version may be from before a rule.
            var read = rules.Read(StandardRepliesInput.Of(old.Texts));
            return read.IsRefused ? read.Refusal : await AppendAsync(session, actor, read.Value, GoneOnFrom(old));
        },
        cancellation);

    /// <summary>Who has a hand in what is written on top of a version: nobody any more once a second person let it pass.</summary>
    private static IEnumerable<long?> GoneOnFrom(StandardRepliesVersion version) => version.Status == StandardRepliesState.Approved ? [] : version.HandIds;

    private async Task<StandardRepliesVersion> AppendAsync(DbSession session, Actor actor, StandardTexts texts, IEnumerable<long?> hands) =>
        await store.AppendAsync(session, new StandardRepliesVersion
        {
            Version = 0,
            Content = ContentJson.Write(texts),
            Hands = StandardRepliesVersion.HandsOf(hands.Append(actor.OperatorId)),
            AuthorId = actor.OperatorId,
            Author = actor.DisplayName,
            CreatedMs = 0,
        });
}
