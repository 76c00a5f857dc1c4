using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Danger;

/// <summary>All SQL of the table <c>danger_groups</c>: the words of danger once an editor has saved some.</summary>
public sealed class DangerStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    /// <summary>The groups in their order; those of the product when none was ever saved.</summary>
    public Task<IReadOnlyList<DangerGroup>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <inheritdoc cref="ListAsync(CancellationToken)"/>
    public static async Task<IReadOnlyList<DangerGroup>> ListAsync(DbSession session)
    {
        var rows = await session.QueryAsync<Row>("select name, threatens_life, words, exceptions, reply from danger_groups order by id");
        return rows.Count == 0 ? DangerDefaults.Groups : [.. rows.Select(static row => row.ToGroup())];
    }

    /// <summary>Puts these groups in the place of all there were. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="groups">At least one; words without line breaks.</param>
    public async Task ReplaceAsync(DbSession session, IEnumerable<DangerGroup> groups)
    {
        await session.ExecuteAsync("delete from danger_groups");
        foreach (var group in groups)
        {
            await session.ExecuteAsync(
                "insert into danger_groups (name, threatens_life, words, exceptions, reply, updated_ms) values (@Name, @ThreatensLife, @words, @except, @Text, @now)",
                new { group.Name, group.ThreatensLife, words = string.Join('\n', group.Words), except = string.Join('\n', group.Except), group.Text, now = clock.NowMs() });
        }

        await changes.RecordAsync(session, ContentKind.DangerWords, 0);
    }

    private sealed record Row
    {
        public required string Name { get; init; }

        public required bool ThreatensLife { get; init; }

        public required string Words { get; init; }

        public required string Exceptions { get; init; }

        public required string Reply { get; init; }

        public DangerGroup ToGroup() => new() { Name = Name, ThreatensLife = ThreatensLife, Words = Lines(Words), Except = Lines(Exceptions), Text = Reply };

        private static string[] Lines(string joined) => joined.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
