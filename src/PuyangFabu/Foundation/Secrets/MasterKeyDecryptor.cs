using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Opens what <see cref="MasterKeyEncryptor"/> wrapped; Data Protection makes it by the name that stands in the key.</summary>
public sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <summary>The name under which every key in a database knows this class; stays as it is wherever the class goes.</summary>
    public const string StoredType = "PuyangFabu.Secrets.MasterKeyDecryptor, PuyangFabu";

    private readonly MasterKey master = services.GetRequiredService<MasterKey>();

    /// <exception cref="System.Security.Cryptography.CryptographicException">Another master key wrapped it, or it is damaged.</exception>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(master.Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}

/// <summary>Wraps the secret part of a Data Protection key before it goes to the database.</summary>
public sealed class MasterKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement(
            "wrapped",
            new XAttribute("masterKey", master.Fingerprint),
            Convert.ToBase64String(master.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(MasterKeyDecryptor));
}
