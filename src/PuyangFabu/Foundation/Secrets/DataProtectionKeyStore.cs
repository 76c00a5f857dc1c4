using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>All SQL of the table <c>data_protection_keys</c>: the key ring that every node of the database shares.</summary>
public sealed class DataProtectionKeyStore(Database database, MasterKey master, TimeProvider clock) : IXmlRepository
{
    /// <summary>
    /// A refresh of the ring may come in the middle of a transaction of SQLite's only writer; it then gives up
    /// and goes on with the keys it has, instead of waiting for itself.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>
    /// What opens a key stands in it as the name of a type. The first keys were written under this one, and every version that
    /// shares the database must find its own behind it: what was sealed could never be opened again.
    /// </summary>
    private const string WrittenDecryptor = "PuyangFabu.Secrets.MasterKeyDecryptor, PuyangFabu";

    private static readonly string OwnDecryptor = typeof(MasterKeyDecryptor).AssemblyQualifiedName!;

    /// <summary>Only keys that this master key wrapped: a node with another one makes a key of its own and does not stumble over these.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var texts = database.ReadAsync(
            session => session.QueryAsync<string>(
                "select content from data_protection_keys where master_key = @masterKey order by id",
                new { masterKey = master.Fingerprint }),
            CancellationToken.None).GetAwaiter().GetResult();
        return [.. texts.Select(static text => Under(OwnDecryptor, XElement.Parse(text)))];
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
                    content = Under(WrittenDecryptor, new XElement(element)).ToString(SaveOptions.DisableFormatting),
                    now = clock.NowMs(),
                }),
            patience.Token).GetAwaiter().GetResult();
    }

    private static XElement Under(string decryptor, XElement key)
    {
        foreach (var secret in key.Descendants("encryptedSecret"))
        {
            secret.SetAttributeValue("decryptorType", decryptor);
        }

        return key;
    }

    public static Task<IReadOnlyList<(string MasterKey, long Keys)>> CountAsync(DbSession session) =>
        session.QueryAsync<(string MasterKey, long Keys)>("select master_key, count(*) from data_protection_keys group by master_key");
}
