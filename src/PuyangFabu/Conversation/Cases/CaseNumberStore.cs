using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>All SQL of the table <c>case_numbers</c>.</summary>
public static class CaseNumberStore
{
    /// <returns>The next number of a day: its eight digits and at least four more.</returns>
    public static async Task<string> NextAsync(DbSession session, DateOnly day)
    {
        var written = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var count = await session.ScalarAsync<long>(
            "insert into case_numbers (day, last) values (@written, 1) on conflict (day) do update set last = case_numbers.last + 1 returning last", new { written });
        return written + count.ToString("0000", CultureInfo.InvariantCulture);
    }
}
