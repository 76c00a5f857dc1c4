using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Sources.Reading;

/// <summary>Reads dates as sites write them: 2016-06-28, 2016年6月28日 15:30, 二〇一六年六月二十八日, [06-28], 昨天, 3小时前, and those of RSS and Atom. Without an offset they are China's time.</summary>
public static partial class WrittenDates
{
    private const int Longest = 200;

    /// <summary>By so much a site's clock may be ahead.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    private static readonly string[] MailForms = ["d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm zzz"];

    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The first date in a text.</summary>
    public static FoundDate Find(string text, DateTimeOffset now)
    {
        var plain = HalfWidth.Of(text.Length > Longest ? text[..Longest] : text).Trim();
        var found = Exact(plain) ?? Numbered(plain) ?? Spelled(plain) ?? WithoutYear(plain, now) ?? Relative(plain, now);
        return found > now + ClockError ? new(null, IsToCome: true) : new(found?.Year < 1949 ? null : found, IsToCome: false);
    }

    // RFC 3339 of Atom, RFC 822 of RSS; its old names of zones all mean the same here or nothing.
    private static DateTimeOffset? Exact(string text) =>
        WrittenTime.TryParse(text, out var time) && (text.EndsWith('Z') || Offset().IsMatch(text)) ? time
        : Rfc822().Match(text) is { Success: true } mail
            && DateTimeOffset.TryParseExact(
                $"{mail.Groups["day"].Value} {mail.Groups["month"].Value} {mail.Groups["year"].Value} {mail.Groups["time"].Value} {ZoneOf(mail.Groups["zone"].Value)}",
                MailForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent) ? sent
        : null;

    private static string ZoneOf(string zone) => zone is ['+' or '-', ..] ? $"{zone[..3]}:{zone[^2..]}" : zone.Length == 0 || zone == "CST" ? "+08:00" : "+00:00";

    private static DateTimeOffset? Numbered(string text) => YearMonthDay().Match(text) is { Success: true } match
        ? Made(Number(match, "year"), Number(match, "month"), Number(match, "day"), match) : null;

    private static DateTimeOffset? Spelled(string text) => ChineseDate().Match(text) is { Success: true } match
        ? Made(
            match.Groups["year"].Value.Aggregate(0, static (number, digit) => (number * 10) + DigitOf(digit)), Count(match.Groups["month"].Value), Count(match.Groups["day"].Value), match)
        : null;

    // Of this year, or of the last where that would still be to come.
    private static DateTimeOffset? WithoutYear(string text, DateTimeOffset now)
    {
        if (MonthDay().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var year = now.ToOffset(UnixMilliseconds.China).Year;
        var made = Made(year, Number(match, "month"), Number(match, "day"), match);
        return made is null || made > now + ClockError ? Made(year - 1, Number(match, "month"), Number(match, "day"), match) : made;
    }

    private static DateTimeOffset? Relative(string text, DateTimeOffset now)
    {
        if (Ago().Match(text) is { Success: true } ago)
        {
            var count = Number(ago, "count");
            return ago.Groups["unit"].Value switch
            {
                "分钟" => now.AddMinutes(-count),
                "小时" => now.AddHours(-count),
                _ => now.AddDays(-count),
            };
        }

        var today = now.ToOffset(UnixMilliseconds.China);
        return text.Contains("刚刚", StringComparison.Ordinal) ? now
            : DayWord().Match(text) is { Success: true } word
                && today.AddDays(word.Groups["word"].Value switch { "今天" => 0, "昨天" => -1, _ => -2 }) is var day ? Made(day.Year, day.Month, day.Day, word)
            : null;
    }

    private static DateTimeOffset? Made(int year, int month, int day, Match match)
    {
        var (hour, minute, second) = match.Groups["hour"].Success ? (Number(match, "hour"), Number(match, "minute"), match.Groups["second"].Success ? Number(match, "second") : 0) : (0, 0, 0);
        return month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 59 && year > 1
            ? new DateTimeOffset(year, month, day, hour, minute, second, UnixMilliseconds.China)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int DigitOf(char digit) => digit is '零' or '○' or 'Ｏ' or 'O' ? 0 : Math.Max(0, Digits.IndexOf(digit, StringComparison.Ordinal));

    // 十 is 10, 二十 20, 二十八 28, 十二 12.
    private static int Count(string words)
    {
        var ten = words.IndexOf('十', StringComparison.Ordinal);
        return ten < 0 ? DigitOf(words[0]) : ((ten == 0 ? 1 : DigitOf(words[0])) * 10) + (ten == words.Length - 1 ? 0 : DigitOf(words[^1]));
    }

    private const string Time = @"(?:[\sT日]*(?<hour>[0-9]{1,2})[:时](?<minute>[0-9]{2})(?:[:分](?<second>[0-9]{2}))?)?";

    [GeneratedRegex(@"(?<![0-9])(?<year>(?:19|20)[0-9]{2})\s*[-/.年]\s*(?<month>[0-9]{1,2})\s*[-/.月]\s*(?<day>[0-9]{1,2})(?![0-9])" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex("(?<year>[一二][〇零○ＯO一二三四五六七八九]{3})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDate();

    // 6-12岁 and 1-2号楼 count something, K3-12 and 1-2-3 are names of things, and of 2126-05-06 the year is a part.
    private const string NoYearBefore = @"(?<![0-9A-Za-z.\-/第])(?<![0-9〇零一二三四五六七八九]\s*[-/.年]\s*)";

    private const string NothingCounted =
        @"(?![0-9.\-/%℃])(?!\s*[-/]\s*[0-9])(?!\s*(?:周?岁|号[楼院线馆]|单元|年级))(?!个|年(?!度)|月|天(?!气)|小时|分钟|楼|栋|幢|层|室|期|届|次|条(?!例)|名(?!单)|米|公里|元(?!旦)|万|倍|度|位|户(?!外)|块|折)";

    [GeneratedRegex(NoYearBefore + @"(?<month>[0-9]{1,2})\s*[-/月]\s*(?<day>[0-9]{1,2})" + NothingCounted + Time, RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![0-9.])(?<count>[0-9]{1,3})\s*(?:个)?(?<unit>分钟|小时|天)前", RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    [GeneratedRegex("(?<word>今天|昨天|前天)" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex DayWord();

    [GeneratedRegex(@"[+-][0-9]{2}:[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<day>[0-9]{1,2})\s+(?<month>[A-Za-z]{3})[a-z]*\s+(?<year>[0-9]{4})\s+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)\s*(?<zone>[+-][0-9]{4}|[A-Z]{0,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc822();
}
