namespace PuyangFabu.Foundation.Storage;

/// <summary>The database cannot be used; the message is written for the person who runs the product.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }
}
