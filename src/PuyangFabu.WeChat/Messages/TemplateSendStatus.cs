namespace PuyangFabu.WeChat.Messages;

/// <summary>Understands the status of a template message.</summary>
internal static class TemplateSendStatus
{
    /// <summary>WeChat writes a blank after the colon in one value only, so blanks and case are ignored.</summary>
    public static TemplateSendOutcome Parse(string status)
    {
        var plain = status.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain switch
        {
            "SUCCESS" => TemplateSendOutcome.Success,
            "FAILED:USERBLOCK" => TemplateSendOutcome.UserBlocked,
            _ when plain.StartsWith("FAILED", StringComparison.Ordinal) => TemplateSendOutcome.Failed,
            _ => TemplateSendOutcome.Unknown,
        };
    }
}
