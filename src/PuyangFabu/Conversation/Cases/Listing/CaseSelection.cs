using System.Globalization;
using Dapper;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Listing;

/// <summary>Which rows of cases a filter means, and in which order they are listed, for the statements of <see cref="CaseStore"/>.</summary>
internal static class CaseSelection
{
    public static readonly string Order = $"{CasePlace.Rank} desc, id desc";

    private static readonly string OpenStates = CaseStore.Listed(CaseState.Open);

    public static string Conditions(DbSession session, CaseFilter filter) =>
        $"""
        {(filter.After is null ? "1 = 1" : $"({CasePlace.Rank}, id) < (@AfterRank, @AfterId)")}
            {(filter.State is null ? "" : "and state = @State")}
            {(filter.Type is null ? "" : "and type = @Type")}
            {(filter.County is null ? "" : "and county = @County")}
            {(filter.Unit is null ? "" : filter.Unit.Id is not null ? "and unit_id = @UnitId" : "and unit_name = @UnitName")}
            {(filter.Overdue is null ? "" : $"and {(filter.Overdue.Value ? "" : "not ")}(state in ({OpenStates}) and due_ms < @now)")}
            {(filter.FollowUp ? $"and state = '{CaseState.Answered}' and score < {CaseReceiving.FineScore}" : "")}
            {(filter.Field is null ? "" : "and field = @Field")}
            {(filter.AsksForTime ? "and extension_ms is not null" : "")}
            {(filter.FromMs is null ? "" : "and submitted_ms >= @FromMs")}
            {(filter.UntilMs is null ? "" : "and submitted_ms < @UntilMs")}
            {(filter.Words is null ? "" : "and (number like @pattern escape '\\' or lower(title) like @pattern escape '\\' or lower(text) like @pattern escape '\\')")}
            {((filter.Units ?? filter.ReportsOf) is not { } bound ? "" : $"and ({(filter.Units is null ? $"type <> '{CaseType.Report}' or " : "")}unit_id {session.Dialect.InIds}{string.Concat(bound.Order().Select(static (_, index) => $" or helping like @helping{index}"))})")}
            {(filter.Duty is null ? "" : $"and ({DutyOf(session, filter.Duty)})")}
        """;

    /// <summary>Whose next step it is, as <see cref="CaseFlow"/> and <see cref="CaseRights"/> have it.</summary>
    private static string DutyOf(DbSession session, CaseDuty duty) => string.Join(
        " or ",
        new[]
        {
            duty.Receives ? $"state in ('{CaseState.Submitted}', '{CaseState.Accepted}', '{CaseState.Answered}')" : null,
            duty.Units.Count > 0 ? $"(state in ('{CaseState.Assigned}', '{CaseState.Handling}') and unit_id {session.Dialect.In("@dutyUnits")})" : null,
            duty.Approves ? $"(state = '{CaseState.Handling}' and extension_ms is not null and extension_by <> @dutyPerson)" : null,
            duty.Approves ? $"(state = '{CaseState.PendingApproval}' and {CaseStore.NotWrittenByPerson})" : null,
            "1 = 0",
        }.OfType<string>());

    public static DynamicParameters ParametersOf(CaseFilter filter, long nowMs, int limit)
    {
        var parameters = new DynamicParameters(new
        {
            filter.State,
            filter.Type,
            filter.County,
            filter.Field,
            filter.FromMs,
            filter.UntilMs,
            UnitId = filter.Unit?.Id,
            UnitName = filter.Unit?.Name,
            pattern = LikePattern.HoldingLower(filter.Words ?? ""),
            AfterRank = filter.After?.Lead ?? 0,
            AfterId = filter.After?.Id ?? 0,
            now = nowMs,
            ids = (filter.Units ?? filter.ReportsOf)?.Order().ToArray(),
            dutyPerson = filter.Duty?.Person,
            dutyUnits = filter.Duty?.Units.Order().ToArray(),
            limit,
        });
        foreach (var (index, unit) in (filter.Units ?? filter.ReportsOf ?? new HashSet<long>()).Order().Index())
        {
            parameters.Add($"helping{index}", $"%\"id\":{unit.ToString(CultureInfo.InvariantCulture)},%");
        }

        return parameters;
    }
}
