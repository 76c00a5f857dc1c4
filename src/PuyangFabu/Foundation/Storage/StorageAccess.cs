namespace PuyangFabu.Foundation.Storage;

/// <summary>What a process may do to the place where the data lie.</summary>
public enum StorageAccess
{
    /// <summary>Makes what is missing: database, folders, keys.</summary>
    Create,

    /// <summary>Works on what is there; where nothing is, it says so.</summary>
    Existing,

    /// <summary>Leaves everything as it is, to the last byte.</summary>
    ReadOnly,
}
