using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Content.Search.Indexing;

/// <summary>
/// Numbers written in Chinese as digits, where they are clearly numbers (二〇二五年, 第十届, 十二月, 八号楼), so that 2025年 finds
/// 二〇二五年. Words that only look like numbers stay (十分, 一下, 三农, 五一路).
/// </summary>
internal static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private const string Units = "年月号届期路楼岁元日级条章批次轮栋万亿";
    private const int PlainDigits = 4;
    private static readonly SearchValues<char> Numerals = SearchValues.Create("〇零一二三四五六七八九十百千两");

    /// <param name="normalized">Text as <see cref="PuyangFabu.Foundation.Text.SearchText.Normalize(string)"/> makes it.</param>
    public static string Fold(string normalized)
    {
        var start = normalized.AsSpan().IndexOfAny(Numerals);
        if (start < 0)
        {
            return normalized;
        }

        var output = new StringBuilder(normalized.Length);
        output.Append(normalized, 0, start);
        while (start < normalized.Length)
        {
            var end = start;
            while (end < normalized.Length && Numerals.Contains(normalized[end]))
            {
                end++;
            }

            if (end == start)
            {
                output.Append(normalized[start++]);
                continue;
            }

            var numeral = normalized.AsSpan(start, end - start);
            var ordinal = start > 0 && normalized[start - 1] == '第';
            var counted = end < normalized.Length && Units.Contains(normalized[end], StringComparison.Ordinal);
            output.Append(Read(numeral, ordinal, counted) ?? numeral.ToString());
            start = end;
        }

        return output.ToString();
    }

    private static string? Read(ReadOnlySpan<char> numeral, bool ordinal, bool counted)
    {
        if (numeral.IndexOfAny("十百千") >= 0)
        {
            return ordinal || counted ? Value(numeral) : null;
        }

        // 二〇二五 and 一二三四五 say themselves; of two digits (五一路) many are names.
        var plain = numeral.Length >= PlainDigits || (numeral.Length == 1 && (ordinal || counted)) || (ordinal && numeral.Length > 1);
        return plain ? string.Concat(numeral.ToArray().Select(Digit)) : null;
    }

    /// <summary>The value of 十二 or 一百二十; null for what is none (百, 十十).</summary>
    private static string? Value(ReadOnlySpan<char> numeral)
    {
        int total = 0, digit = -1, below = int.MaxValue;
        foreach (var letter in numeral)
        {
            var step = letter switch { '十' => 10, '百' => 100, '千' => 1000, _ => 1 };
            if (step == 1)
            {
                digit = Digit(letter);
                continue;
            }

            if (step >= below || (digit < 0 && (step != 10 || total > 0)))
            {
                return null;
            }

            total += digit < 0 ? step : step * digit;
            (digit, below) = (-1, step);
        }

        return (total + Math.Max(digit, 0)).ToString(CultureInfo.InvariantCulture);
    }

    private static int Digit(char letter) => letter switch { '〇' => 0, '两' => 2, _ => Digits.IndexOf(letter, StringComparison.Ordinal) };
}
