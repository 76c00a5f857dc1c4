using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>All SQL of the table <c>publication_events</c>: it is added to and read, nothing else.</summary>
public static class PublicationEventStore
{
    public static Task AddAsync(DbSession session, MoveEvent happened) => session.ExecuteAsync(
        """
        insert into publication_events (publication_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment)
        values (@SubjectId, @AtMs, @Action, @FromState, @ToState, @ContentHash, @OperatorId, @OperatorName, @Comment)
        """,
        happened);

    /// <summary>The oldest first.</summary>
    public static Task<IReadOnlyList<MoveEvent>> ListAsync(DbSession session, long publicationId) => session.QueryAsync<MoveEvent>(
        """
        select id, publication_id as subject_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment
        from publication_events where publication_id = @publicationId order by id
        """,
        new { publicationId });

    /// <summary>Who changed each of these or handed it in, ever.</summary>
    public static async Task<ILookup<long, long>> HandsAsync(DbSession session, IReadOnlyList<long> publicationIds) => (await session.QueryAsync<Hand>(
        $"""
        select distinct publication_id, operator_id from publication_events
        where publication_id {session.Dialect.InIds} and action in (@edit, @submit) and operator_id is not null
        """,
        new { ids = publicationIds.ToArray(), edit = MoveCode.Of(PublicationAction.Edit), submit = MoveCode.Of(PublicationAction.Submit) }))
            .ToLookup(static hand => hand.PublicationId, static hand => hand.OperatorId);

    private sealed record Hand
    {
        public long PublicationId { get; init; }

        public long OperatorId { get; init; }
    }
}
