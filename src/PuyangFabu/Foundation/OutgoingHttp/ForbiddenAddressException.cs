namespace PuyangFabu.Foundation.OutgoingHttp;

/// <summary>A link leads to an address that the server must not connect to.</summary>
public sealed class ForbiddenAddressException : Exception
{
    public ForbiddenAddressException()
    {
    }

    public ForbiddenAddressException(string message)
        : base(message)
    {
    }

    public ForbiddenAddressException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
