namespace PuyangFabu.Webhook.Callbacks;

/// <summary>The parameters of a callback's address; empty where missing.</summary>
public readonly record struct CallbackQuery
{
    public string Signature { get; init; }

    public string MsgSignature { get; init; }

    public string Timestamp { get; init; }

    public string Nonce { get; init; }

    public string Echo { get; init; }

    public string EncryptType { get; init; }

    /// <summary>True when one of them stands there twice: WeChat never does that, and two readers could take two values.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>
    /// True in compatible and safe mode. The request says so and the settings need not: WeChat's console may change while
    /// messages are on their way. Whether plain ones are taken is for the account to say.
    /// </summary>
    public bool Encrypted => string.Equals(EncryptType, "aes", StringComparison.OrdinalIgnoreCase);

    /// <summary>True in plain mode, where WeChat leaves <c>encrypt_type</c> out or writes <c>raw</c>; any other value is nobody's.</summary>
    public bool Plain => EncryptType.Length == 0 || string.Equals(EncryptType, "raw", StringComparison.OrdinalIgnoreCase);
}
