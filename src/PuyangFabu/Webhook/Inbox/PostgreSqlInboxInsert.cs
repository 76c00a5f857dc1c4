using System.Buffers.Binary;
using System.Data;
using Npgsql;
using NpgsqlTypes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>One statement for a group, with an array for each column: a statement for each message is a journey to the server and back for each.</summary>
public sealed class PostgreSqlInboxInsert : IInboxInsert
{
    private readonly NpgsqlCommand command;
    private readonly List<byte[]> keys = [];
    private readonly List<string> accounts = [];
    private readonly List<string> openIds = [];
    private readonly List<string> kinds = [];
    private readonly List<long> times = [];
    private readonly List<byte[]> messages = [];
    private readonly List<byte[]?> replies = [];
    private readonly List<string> reasons = [];
    private readonly List<long> elapsed = [];
    private readonly List<long> signedAt = [];
    private readonly List<string> signatures = [];
    private readonly List<string> bodies = [];
    private readonly List<long> expiries = [];

    /// <param name="text">
    /// With the arrays as parameters, in the order of the columns of the inbox and then of the signatures; gives how many signatures were new,
    /// how many messages and, where not all were, their keys.
    /// </param>
    public PostgreSqlInboxInsert(NpgsqlConnection connection, string text)
    {
        command = new NpgsqlCommand(text, connection);
        Add(NpgsqlDbType.Bytea, keys);
        Add(NpgsqlDbType.Text, accounts);
        Add(NpgsqlDbType.Text, openIds);
        Add(NpgsqlDbType.Text, kinds);
        Add(NpgsqlDbType.Bigint, times);
        Add(NpgsqlDbType.Bytea, messages);
        Add(NpgsqlDbType.Bytea, replies);
        Add(NpgsqlDbType.Text, reasons);
        Add(NpgsqlDbType.Bigint, elapsed);
        Add(NpgsqlDbType.Bigint, signedAt);
        Add(NpgsqlDbType.Text, signatures);
        Add(NpgsqlDbType.Text, bodies);
        Add(NpgsqlDbType.Bigint, expiries);
    }

    public async Task<bool[]?> InsertAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims, IReadOnlyList<InboxEntry> entries)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        Fill(claims);
        Fill(entries);
        command.Transaction = (NpgsqlTransaction?)session.Transaction;
        if (!command.IsPrepared)
        {
            await command.PrepareAsync(session.Cancellation);
        }

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, session.Cancellation);
        await reader.ReadAsync(session.Cancellation);
        if (reader.GetInt64(0) < claims.Count)
        {
            return null;
        }

        if (reader.GetInt64(1) == entries.Count)
        {
            return [.. Enumerable.Repeat(true, entries.Count)];
        }

        var fresh = reader.IsDBNull(2) ? [] : reader.GetFieldValue<byte[][]>(2).Select(static key => BinaryPrimitives.ReadUInt128BigEndian(key)).ToHashSet();
        return [.. entries.Select(entry => fresh.Contains(entry.Key.Value))];
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Fill(IReadOnlyCollection<SignatureClaim> claims)
    {
        signedAt.Clear();
        signatures.Clear();
        bodies.Clear();
        expiries.Clear();
        foreach (var claim in claims)
        {
            signedAt.Add(claim.SignedAt);
            signatures.Add(claim.Signature);
            bodies.Add(claim.BodyHash);
            expiries.Add(claim.ExpiresMs);
        }
    }

    private void Fill(IReadOnlyList<InboxEntry> entries)
    {
        keys.Clear();
        accounts.Clear();
        openIds.Clear();
        kinds.Clear();
        times.Clear();
        messages.Clear();
        replies.Clear();
        reasons.Clear();
        elapsed.Clear();
        foreach (var entry in entries)
        {
            keys.Add(entry.Key.ToBytes());
            accounts.Add(entry.Account);
            openIds.Add(entry.OpenId);
            kinds.Add(entry.Kind);
            times.Add(entry.ReceivedMs);
            messages.Add(entry.Message);
            replies.Add(entry.Reply);
            reasons.Add(entry.Reason);
            elapsed.Add(entry.ElapsedMicroseconds);
        }
    }

    private void Add<T>(NpgsqlDbType type, List<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
}
