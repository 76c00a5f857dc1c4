using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Informants;

/// <summary>All SQL of the table <c>case_report_readers</c>: who is named to see what informants tell (举报).</summary>
public static class ReportReaderStore
{
    public static async Task<IReadOnlySet<long>> NamedAsync(DbSession session) =>
        (await session.QueryAsync<long>("select operator_id from case_report_readers order by operator_id")).ToHashSet();

    public static async Task SetAsync(DbSession session, IEnumerable<long> operators)
    {
        await session.ExecuteAsync("delete from case_report_readers");
        await session.ExecuteAsync("insert into case_report_readers (operator_id) values (@id)", operators.Order().Select(static id => new { id }));
    }
}
