using System.Net.Mail;

namespace PuyangFabu.Conversation.Talks;

/// <summary>When people answer followers, and how long the product keeps still for them; section <c>Talks</c>.</summary>
public sealed class TalkOptions
{
    public const string SectionName = "Talks";
    public const int MostMinutes = 24 * 60;

    /// <summary>Minutes without a word of either side after which the product answers by itself again.</summary>
    public int SilenceMinutes { get; set; } = 30;

    /// <summary>When people are on duty: periods of a day, <c>HH:mm-HH:mm</c>, with commas between them; empty for all day.</summary>
    public string DutyHours { get; set; } = "8:30-12:00,14:30-18:00";

    /// <summary>On duty every day: also on Saturdays, Sundays and holidays.</summary>
    public bool DutyOnWeekends { get; set; }

    /// <summary>Messages of one follower that are answered in a minute; 0 for any number.</summary>
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Who is called by mail when somebody says a word of danger: addresses with commas between them; empty for nobody.</summary>
    public string AlarmMail { get; set; } = "";

    /// <summary>Minutes after which they are called again while nobody has taken it.</summary>
    public int AlarmMinutes { get; set; } = 10;

    internal IReadOnlyList<string> AlarmAddresses => AlarmMail.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal long AlarmMs => AlarmMinutes * 60_000L;

    internal long SilenceMs => SilenceMinutes * 60_000L;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(TalkOptions options) =>
        options.SilenceMinutes is < 1 or > MostMinutes ? $"Talks:SilenceMinutes 的值 {options.SilenceMinutes} 不对，应在 1 与 {MostMinutes}（一天）之间。"
        : options.MessagesPerMinute is < 0 or > 600 ? $"Talks:MessagesPerMinute 的值 {options.MessagesPerMinute} 不对，应在 0（不限）与 600 之间。"
        : Talks.DutyHours.PeriodsOf(options.DutyHours) is null
            ? $"Talks:DutyHours 的值“{options.DutyHours}”不对，应写成 8:30-12:00,14:30-18:00 的样子，前后不重叠；全天值班则留空。"
        : options.AlarmAddresses.FirstOrDefault(static address => !MailAddress.TryCreate(address, out _)) is { } wrong
            ? $"Talks:AlarmMail 里的“{wrong}”不是邮箱地址，几个地址用逗号隔开。"
        : options.AlarmMinutes is < 1 or > MostMinutes ? $"Talks:AlarmMinutes 的值 {options.AlarmMinutes} 不对，应在 1 与 {MostMinutes}（一天）之间。"
        : null;
}
