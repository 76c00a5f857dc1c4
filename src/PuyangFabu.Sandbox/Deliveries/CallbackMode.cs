namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>消息加解密方式 as set in WeChat's console.</summary>
public enum CallbackMode
{
    /// <summary>明文模式: the message as it is, signed by token, time stamp and nonce.</summary>
    Plain,

    /// <summary>兼容模式: the plain nodes and the encrypted message in one body.</summary>
    Compatible,

    /// <summary>安全模式: only the encrypted message; the answer must be encrypted too.</summary>
    Safe,
}
