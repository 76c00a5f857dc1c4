namespace PuyangFabu.Foundation.Secrets;

/// <summary>The master key cannot be used; the message is written for the person who runs the product.</summary>
public sealed class SecretsException : Exception
{
    public SecretsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public SecretsException()
    {
    }

    public SecretsException(string message)
        : base(message)
    {
    }
}
