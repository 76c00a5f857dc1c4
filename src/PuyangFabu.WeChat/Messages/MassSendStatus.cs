using System.Globalization;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.WeChat.Messages;

/// <summary>The status of a finished mass send, as sent and as understood.</summary>
/// <param name="Text">As sent, for example <c>send success</c> or <c>err(10001)</c>.</param>
/// <param name="ErrorCode">The N of <c>err(N)</c>, for example 20001 politics, 40001 refused by the administrator.</param>
public sealed record MassSendStatus(string Text, MassSendOutcome Outcome, int? ErrorCode = null)
{
    /// <summary>What it means, in Chinese, without a full stop.</summary>
    public string InWords() => Outcome switch
    {
        MassSendOutcome.Success => "发送成功",
        MassSendOutcome.Failed => "发送失败，平台没有说明原因",
        MassSendOutcome.Refused => (ErrorCode is { } number ? MassSendReasons.Find(number)?.Sentence : null) ?? "没有通过平台的审核",
        _ => "平台报告的结果无法识别",
    };

    /// <summary>
    /// Understands the official spellings and their variants: any case, extra blanks, full-width brackets.
    /// Never throws.
    /// </summary>
    public static MassSendStatus Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Some official samples write 'sendsuccess' and 'err（10001）'.
        var plain = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace('（', '(')
            .Replace('）', ')')
            .Replace(":", "", StringComparison.Ordinal);
        if (plain.Equals("sendsuccess", StringComparison.OrdinalIgnoreCase))
        {
            return new MassSendStatus(text, MassSendOutcome.Success);
        }

        if (plain.Equals("sendfail", StringComparison.OrdinalIgnoreCase))
        {
            return new MassSendStatus(text, MassSendOutcome.Failed);
        }

        if (plain.StartsWith("err", StringComparison.OrdinalIgnoreCase))
        {
            var digits = plain.AsSpan(3).Trim("()");
            int? code = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
            return new MassSendStatus(text, MassSendOutcome.Refused, code);
        }

        return new MassSendStatus(text, MassSendOutcome.Unknown);
    }
}
