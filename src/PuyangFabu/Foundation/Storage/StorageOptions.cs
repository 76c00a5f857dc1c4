namespace PuyangFabu.Foundation.Storage;

/// <summary>Where the product keeps its data; section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    public const string SectionName = "Storage";
    public const string FilesInFolder = "folder";
    public const string FilesInDatabase = "database";
    public const string DefaultSqliteConnection = "Data Source=data/puyangfabu.db";

    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    public string ConnectionString { get; set; } = DefaultSqliteConnection;

    /// <summary>Folder of uploads, search index and keys; relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where uploads and what followers sent are kept: <c>folder</c>, below the data directory, which nodes then share; or <c>database</c>.</summary>
    public string Files { get; set; } = FilesInFolder;

    internal bool KeepsFilesInDatabase => Files == FilesInDatabase;

    /// <summary>Sample articles, rules and directory on an empty database; unset means "in sandbox mode".</summary>
    public bool? SampleContent { get; set; }

    /// <summary>What this process may do there; the command decides, no setting.</summary>
    internal StorageAccess Access { get; set; }
}

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
