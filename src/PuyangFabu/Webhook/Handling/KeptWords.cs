namespace PuyangFabu.Webhook.Handling;

/// <summary>
/// What the inbox keeps of the words of a message. Less than all where they tell how to reach somebody: whoever reads the inbox would see
/// that without a right to it.
/// </summary>
public enum KeptWords
{
    All,

    /// <summary>Digits and Latin letters are starred out: telephone numbers, addresses of mail, names at WeChat.</summary>
    WithoutNumbers,

    /// <summary>Stars stand in their place.</summary>
    None,
}
