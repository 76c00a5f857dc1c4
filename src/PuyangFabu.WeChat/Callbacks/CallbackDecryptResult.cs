namespace PuyangFabu.WeChat.Callbacks;

/// <summary>Why a cipher text was taken or refused. Outside callers learn none of it.</summary>
public enum CallbackDecryptResult
{
    Ok,

    /// <summary>Not Base64.</summary>
    BadBase64,

    /// <summary>Empty, or not a whole number of 32-byte blocks: something was cut off.</summary>
    BadLength,

    /// <summary>The last bytes are not the padding that WeChat writes: another key, or changed on the way.</summary>
    BadPadding,

    /// <summary>The message length inside does not fit.</summary>
    BadMessageLength,

    /// <summary>Decrypted, but made for another account.</summary>
    WrongAppId,
}
