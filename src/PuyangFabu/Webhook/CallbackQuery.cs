namespace PuyangFabu.Webhook;

/// <summary>The parameters of a callback's address; empty where missing. Of a parameter that stands twice the first counts.</summary>
public readonly record struct CallbackQuery
{
    public string Signature { get; init; }

    public string MsgSignature { get; init; }

    public string Timestamp { get; init; }

    public string Nonce { get; init; }

    public string Echo { get; init; }

    public string EncryptType { get; init; }

    /// <summary>True in compatible and safe mode. The request decides, not the settings: WeChat's console may change while messages are on their way.</summary>
    public bool Encrypted => string.Equals(EncryptType, "aes", StringComparison.OrdinalIgnoreCase);
}
