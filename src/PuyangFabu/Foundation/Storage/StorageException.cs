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

/// <summary>What a failure of the database means for the one who asked.</summary>
public enum DatabaseFailure
{
    /// <summary>The statement or its values are at fault: again they would fail alike, those of others would not.</summary>
    Statement,

    /// <summary>Another transaction was in the way (deadlock, conflict, lock): again it may pass.</summary>
    Contention,

    /// <summary>The database itself cannot work now (connection, disk, time limit, shutdown); it is the same for everybody.</summary>
    Unavailable,
}
