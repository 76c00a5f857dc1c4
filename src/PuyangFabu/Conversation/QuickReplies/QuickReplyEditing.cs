using System.Globalization;
using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>Changes the answers that operators have ready, each with its entry in the record in one transaction.</summary>
public sealed class QuickReplyEditing(Database database, QuickReplyStore store, QuickReplyText filling, AuditLog audit, TimeProvider clock)
{
    public const int LongestTitle = 40;

    /// <summary>Of a message to a follower, in bytes.</summary>
    public const int LongestText = 2048;

    private const int Most = 200;
    private static readonly Refusal NotFound = Refusal.NotFound("条快捷回复");

    public async Task<ItemList<QuickReply>> ListAsync(CancellationToken cancellation) => new(await store.ListAsync(cancellation));

    public Task<Outcome<QuickReply>> CreateAsync(Actor actor, QuickReplyInput input, CancellationToken cancellation) => RunAsync(
        input,
        async (session, draft) =>
        {
            if (await QuickReplyStore.CountAsync(session) >= Most)
            {
                return Refusal.BadInput("title", $"已有 {Most} 条，请先删除不用的");
            }

            var reply = draft with { Id = await QuickReplyStore.InsertAsync(session, draft) };
            await RecordAsync(session, actor, "quickReply.create", null, reply);
            return reply;
        },
        cancellation);

    public Task<Outcome<QuickReply>> UpdateAsync(Actor actor, long id, QuickReplyInput input, CancellationToken cancellation) => RunAsync(
        input,
        async (session, draft) =>
        {
            if (await QuickReplyStore.FindAsync(session, id) is not { } stored)
            {
                return NotFound;
            }

            var reply = draft with { Id = id, Revision = stored.Revision + 1 };
            if ((input.Revision ?? stored.Revision) != stored.Revision || !await QuickReplyStore.UpdateAsync(session, reply))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "quickReply.update", stored, reply);
            return reply;
        },
        cancellation);

    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await QuickReplyStore.FindAsync(session, id) is not { } stored)
            {
                return NotFound;
            }

            if ((revision ?? stored.Revision) != stored.Revision || !await QuickReplyStore.DeleteAsync(session, stored))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "quickReply.delete", stored, null);
            return Done.It;
        },
        cancellation);

    private async Task<Outcome<QuickReply>> RunAsync(QuickReplyInput input, Func<DbSession, QuickReply, Task<Outcome<QuickReply>>> write, CancellationToken cancellation)
    {
        var (title, text) = (input.Title?.Trim() ?? "", input.Text?.Trim() ?? "");
        var problems = new[]
        {
            new FieldProblem("title", FieldReasons.OfNeededLine(title, LongestTitle) ?? ""),
            new FieldProblem("text", TextReason(text) ?? ""),
        }.Where(static problem => problem.Reason.Length > 0).ToList();
        return problems.Count > 0
            ? Refusal.BadInput(problems)
            : await database.TryWriteAsync<QuickReply>(session => write(session, new QuickReply { Title = title, Text = text, UpdatedMs = clock.NowMs() }), cancellation);
    }

    // With the name of the office in it, it must fit into one message.
    private string? TextReason(string text) => text.Length == 0 ? FieldReasons.Missing
        : FieldReasons.OfText(text, LongestText) is { } reason ? reason
        : Encoding.UTF8.GetByteCount(filling.Fill(text)) > LongestText ? $"太长，填上单位名称之后最多 {LongestText} 字节（{FieldReasons.Chinese(LongestText)}）"
        : null;

    private Task RecordAsync(DbSession session, Actor actor, string action, QuickReply? before, QuickReply? after) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = action,
        TargetKind = "quickReply",
        TargetId = (after ?? before)!.Id.ToString(CultureInfo.InvariantCulture),
        Before = before is null ? null : new { before.Title, before.Text },
        After = after is null ? null : new { after.Title, after.Text },
    });
}
