using PuyangFabu.Content.Calendars;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>When a case is to be answered and how near that is, by the calendar of working days. A day ends at midnight in China.</summary>
public sealed class CaseClock(CalendarBook calendar, CaseOptions options, TimeProvider clock)
{
    public const string Green = "green";
    public const string Amber = "amber";
    public const string Red = "red";

    public long NowMs => clock.NowMs();

    /// <summary>The case with the term of its type, counted from its submission; no later than any case is to be answered.</summary>
    public Case Started(Case submitted)
    {
        var days = options.TermOf(submitted.Type);
        var end = calendar.Current.After(DayOf(submitted.SubmittedMs), days);
        return submitted with { TermDays = days, DueMs = Math.Min(EndOf(end.Day), LatestOf(submitted)), UnknownYears = ContentJson.Write(end.UnknownYears) };
    }

    /// <summary>The case as a petition, taken on now: its days count from here, Saturdays and Sundays too. A term that somebody brought forward stays.</summary>
    public Case Petitioned(Case found) => found with
    {
        Petition = true,
        DueMs = found.Extended ? found.DueMs : Math.Min(EndOf(DayOf(NowMs).AddDays(options.PetitionDays)), LatestOf(found)),
        UnknownYears = "[]",
    };

    /// <summary>Until when the citizen of a petition is to be told whether it is taken on; null for what is none.</summary>
    public long? NoticeBy(Case found) => found.Petition ? EndOf(DayOf(found.SubmittedMs).AddDays(options.PetitionNoticeDays)) : null;

    /// <summary>The same counted anew, where a year that was not known is known by now.</summary>
    public Case Recounted(Case found)
    {
        var end = calendar.Current.After(DayOf(found.SubmittedMs), (int)found.TermDays);
        return found.Extended || found.Petition ? found : found with { DueMs = Math.Min(EndOf(end.Day), LatestOf(found)), UnknownYears = ContentJson.Write(end.UnknownYears) };
    }

    /// <summary>The case with the days of its term from today on, but no later than any case is to be answered; never for yesterday.</summary>
    public Case Restarted(Case found)
    {
        var today = DayOf(NowMs);
        var end = EndOf(found.Petition ? today.AddDays(options.PetitionDays) : calendar.Current.After(today, (int)found.TermDays).Day);
        return found with { DueMs = Math.Max(Math.Min(end, LatestOf(found)), EndOf(today)), Extended = true, UnknownYears = "[]" };
    }

    public bool KnowsAll(Case found) => found.YearsUnknown.All(calendar.Current.Knows);

    /// <summary>Green; amber from two thirds of the time on; red when it is late. Null when its clock stands.</summary>
    public string? LightOf(Case found) => LightOf(found, NowMs);

    /// <inheritdoc cref="LightOf(Case)"/>
    public string? LightOf(Case found, long nowMs)
    {
        if (!found.IsOpen || nowMs > found.DueMs)
        {
            return found.IsOpen ? Red : null;
        }

        var start = DayOf(found.SubmittedMs);
        var whole = calendar.Current.Between(start, DayOf(found.DueMs)).Days;
        return calendar.Current.Between(start, DayOf(nowMs)).Days * 3 >= whole * 2 ? Amber : Green;
    }

    /// <summary>Working days that are left, today aside; null when its clock stands, negative when it is late.</summary>
    public int? DaysLeft(Case found) => !found.IsOpen ? null
        : NowMs > found.DueMs ? -calendar.Current.Between(DayOf(found.DueMs), DayOf(NowMs)).Days
        : calendar.Current.Between(DayOf(NowMs), DayOf(found.DueMs)).Days;

    /// <summary>Working days from one moment to another.</summary>
    public int DaysBetween(long fromMs, long untilMs) => calendar.Current.Between(DayOf(fromMs), DayOf(untilMs)).Days;

    /// <summary>Until when a unit may hand back what it was given; null while it was given to none.</summary>
    public long? ReturnableUntil(Case found) => found.AssignedMs is { } assigned ? EndOf(calendar.Current.After(DayOf(assigned), options.ReturnWorkingDays).Day) : null;

    /// <summary>No later than that a case is answered, whatever is asked for.</summary>
    public long LatestOf(Case found) => EndOf(DayOf(found.SubmittedMs).AddDays(options.LongestDays));

    public static DateOnly DayOf(long milliseconds) => DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(milliseconds).DateTime);

    /// <summary>The last second of a day in China.</summary>
    public static long EndOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}
