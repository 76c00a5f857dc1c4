namespace PuyangFabu.Webhook;

/// <summary>What goes back over HTTP.</summary>
/// <param name="Body">Empty on every refusal: a bad request learns nothing.</param>
public readonly record struct WebhookAnswer(int Status, ReadOnlyMemory<byte> Body, bool IsXml)
{
    private static readonly byte[] SuccessText = "success"u8.ToArray();

    /// <summary>WeChat's word for "received, nothing to say"; stays plain in safe mode.</summary>
    public static WebhookAnswer Success { get; } = new(200, SuccessText, IsXml: false);

    public static WebhookAnswer Refused { get; } = new(403, default, IsXml: false);

    public static WebhookAnswer NotAMessage { get; } = new(400, default, IsXml: false);

    /// <summary>The message is not on disk; WeChat shall try again.</summary>
    public static WebhookAnswer NotStored { get; } = new(500, default, IsXml: false);

    public static WebhookAnswer Xml(byte[] body) => new(200, body, IsXml: true);
}
