using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Calendars;

/// <summary>Whether the days off are entered of every year that dates rest on: this one, and from November on the next.</summary>
public sealed class CalendarCheck(CalendarStore store, TimeProvider clock) : IDoctorCheck
{
    public const string Name = "工作日历";

    private const int AnnouncedIn = 11;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var today = UnixMilliseconds.ToChinaTime(clock.NowMs());
        var calendar = new WorkingCalendar(await store.ListAsync(cancellation));
        var missing = new[] { today.Year, today.Month >= AnnouncedIn ? today.Year + 1 : today.Year }.Distinct().Where(year => !calendar.Knows(year)).ToArray();
        return missing.Length == 0
            ? [new(Name, FindingLevel.Fine, $"{today.Year} 年的放假安排已录入。")]
            : [new(
                Name,
                FindingLevel.Notice,
                $"{string.Join("、", missing)} 年的放假安排还没有录入，按工作日推算的期限暂时只除去周六、周日。",
                "按国务院办公厅的放假通知，在后台的“工作日历”里录入；通知一般在前一年 11、12 月印发。")];
    }
}
