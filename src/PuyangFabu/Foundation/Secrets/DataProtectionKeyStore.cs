using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>All SQL of the table <c>data_protection_keys</c>: the key ring that every node of the database shares.</summary>
public sealed class DataProtectionKeyStore(Database database, MasterKey master, TimeProvider clock) : IXmlRepository
{
    /// <summary>Where a key says which class opens it.</summary>
    private const string Decryptor = "decryptorType";

    /// <summary>
    /// A refresh of the ring may come in the middle of a transaction of SQLite's only writer; it then gives up
    /// and goes on with the keys it has, instead of waiting for itself.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Only keys that this master key wrapped: a node with another one makes a key of its own and does not stumble over these.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var texts = database.ReadAsync(
            session => session.QueryAsync<string>(
                "select content from data_protection_keys where master_key = @masterKey order by id",
                new { masterKey = master.Fingerprint }),
            CancellationToken.None).GetAwaiter().GetResult();
        return [.. texts.Select(static text => OpenedBy(typeof(MasterKeyDecryptor).AssemblyQualifiedName!, XElement.Parse(text)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var patience = new CancellationTokenSource(LongestWait);
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                insert into data_protection_keys (name, master_key, content, created_ms)
                values (@friendlyName, @masterKey, @content, @now)
                """,
                new
                {
                    friendlyName,
                    masterKey = master.Fingerprint,
                    content = OpenedBy(MasterKeyDecryptor.StoredType, new XElement(element)).ToString(SaveOptions.DisableFormatting),
                    now = clock.NowMs(),
                }),
            patience.Token).GetAwaiter().GetResult();
    }

    public static Task<IReadOnlyList<(string MasterKey, long Keys)>> CountAsync(DbSession session) =>
        session.QueryAsync<(string MasterKey, long Keys)>("select master_key, count(*) from data_protection_keys group by master_key");

    // The name of a class that was moved would be gone with it, and every sealed secret with the name.
    private static XElement OpenedBy(string type, XElement key)
    {
        foreach (var named in key.DescendantsAndSelf().Attributes(Decryptor).Where(static named => named.Value.Split(',')[0].EndsWith(".MasterKeyDecryptor", StringComparison.Ordinal)))
        {
            named.Value = type;
        }

        return key;
    }
}
