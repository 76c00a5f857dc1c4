using System.Globalization;

namespace PuyangFabu.Conversation.Cases.Listing;

/// <summary>
/// Where a case stands in a list: what was hastened before others while it is open, and so does what holds words of danger until somebody
/// has looked at it; of equal ones the newest first.
/// </summary>
/// <param name="Lead">1 for what stands before others, else 0.</param>
public sealed record CasePlace(int Lead, long Id)
{
    /// <summary>The same of a row, as the index <c>cases_by_rank</c> has it, word for word: it is used for nothing else.</summary>
    internal const string Rank =
        "case when (hastened_ms is not null and state in ('submitted', 'accepted', 'assigned', 'handling', 'pendingApproval')) or (danger <> '' and state = 'submitted') then 1 else 0 end";

    public static CasePlace Of(Case found) => new(
        (found.HastenedMs is not null && found.IsOpen) || (found.Danger.Length > 0 && found.State == CaseState.Submitted) ? 1 : 0, found.Id);

    /// <summary>Reads what a page before gave as its end.</summary>
    /// <returns>Null for anything else.</returns>
    public static CasePlace? Read(string? text) =>
        text?.Split('.') is [("0" or "1") and var lead, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new CasePlace(lead == "1" ? 1 : 0, number) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lead}.{Id}");
}
