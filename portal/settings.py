"""Every setting, typed and documented, once. From the environment (`PORTAL_NAME`), else instance/settings.toml, else the default here.

docs/settings.md lists them all; a test fails where one is missing there.
"""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(__file__).resolve().parent


def _content_folder() -> Path:
    packed = PACKAGE / "content"
    return packed if packed.is_dir() else ROOT / "content"


class Settings(BaseSettings):
    """The portal's settings."""

    # Values are kept out of messages of errors: one of them may be a password.
    model_config = SettingsConfigDict(env_prefix="PORTAL_", extra="ignore", frozen=True, hide_input_in_errors=True)

    instance: Path = Field(
        ROOT / "instance", description="Folder of the database, uploads, secret key and settings.toml."
    )
    index: Path = Field(ROOT / "search_index", description="Folder of the search index; it may be deleted at any time.")
    search_plain: bool = Field(
        False, description="Searches are answered by Whoosh's own searcher: slower, for when the fast way is in doubt."
    )
    content: Path = Field(
        default_factory=_content_folder, description="Folder of the starter library and the vocabularies."
    )
    database: str = Field("", description="Database address (SQLAlchemy); empty: SQLite in the instance folder.")
    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that the server listens on.")
    workers: int = Field(2, ge=1, le=64, description="Number of web worker processes.")
    name: str = Field(
        "Return & Reintegration Exchange", max_length=80, description="The portal's name, in its header and titles."
    )
    tagline: str = Field("", max_length=120, description="A line under the name; empty: the translated default.")
    logo: Path | None = Field(
        None, description="Picture file (SVG, PNG, JPEG, WebP) shown before the name; none by default."
    )
    operator: str = Field("", description="Who runs this portal; empty: the pages say that it is a local installation.")
    contact: str = Field("", description="Where readers write to: an e-mail or web address.")
    data_controller: str = Field("", description="Who answers for personal data (privacy page); empty: the operator.")
    coordinators: dict[str, str] = Field(
        default_factory=dict, description="Contact of each region's coordinator: region code to e-mail or web address."
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs forms and counts attempts; empty: made once and kept in instance/secret_key."
    )
    require_second_factor: bool = Field(
        True, description="Moderators and administrators sign in with a second factor (an app on their phone)."
    )
    session_hours: int = Field(72, ge=1, le=8760, description="Hours without a click after which one is signed out.")
    session_days: int = Field(30, ge=1, le=365, description="Days after which one signs in again in any case.")
    secure: bool = Field(False, description="Served over HTTPS: sends Strict-Transport-Security.")
    address: str = Field(
        "",
        pattern=r"^(https?://[^\s/?#]+[^\s?#]*)?$",
        description="Web address under which readers reach the portal, for links in mails; empty: http://host:port/.",
    )
    mail_host: str = Field("", description="Mail server that sends mails; empty: they are kept in instance/outbox.")
    mail_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    mail_security: Literal["none", "starttls", "tls"] = Field(
        "starttls", description="How the connection to the mail server is protected: none, starttls or tls."
    )
    mail_user: str = Field("", description="Name for signing in to the mail server; empty: without signing in.")
    mail_password: SecretStr = Field(SecretStr(""), description="Password for signing in to the mail server.")
    mail_from: str = Field(
        "",
        pattern=r"^([^\s@<>,;]+@[^\s@<>,;]+)?$",
        validate_default=True,
        description="Address that mails come from; empty: portal@localhost, where no mail server is set.",
    )

    s3_bucket: str = Field("", description="Bucket that attached files are kept in; empty: instance/attachments.")
    s3_endpoint: str = Field(
        "", pattern=r"^(https?://\S+)?$", description="Address of the object store; empty: that of Amazon."
    )
    s3_region: str = Field("", description="Region of the bucket.")
    s3_access_key: str = Field("", description="Name by which the object store knows the portal.")
    s3_secret_key: SecretStr = Field(SecretStr(""), validate_default=True, description="Key that belongs to the name.")
    s3_prefix: str = Field("", description="Folder within the bucket.")
    clamd: str = Field(
        "",
        pattern=r"^(/.+|\S+:\d+)?$",
        description="Virus scanner (clamd) that is asked about every file: host:port, or the path of its socket.",
    )
    check_links: bool = Field(
        True, description="Asks once a week whether the web addresses in records still answer, public ones only."
    )
    uploads_open: int = Field(10, ge=1, le=1000, description="Files of one person that may be on their way at a time.")

    @field_validator("mail_from")
    @classmethod
    def _sender_is_known(cls, value: str, others: ValidationInfo) -> str:
        # Mails from an address that does not exist are refused, or taken for spam.
        if others.data.get("mail_host") and not value:
            raise ValueError("needed where mail_host is set")
        return value

    @field_validator("s3_secret_key")
    @classmethod
    def _name_has_a_key(cls, value: SecretStr, others: ValidationInfo) -> SecretStr:
        # Else the first file that somebody attaches finds it out.
        if others.data.get("s3_access_key") and not value.get_secret_value():
            raise ValueError("needed where s3_access_key is set")
        return value

    @property
    def web_address(self) -> str:
        """The address before every link in a mail; ends in a slash."""
        if self.address:
            return f"{self.address.rstrip('/')}/"
        # A link to "every address of this machine" leads nowhere.
        host = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - recognised, not bound
        name = f"[{host}]" if ":" in host else host
        return f"http://{name}:{self.port}/"

    @property
    def sender(self) -> str:
        """The address that mails come from."""
        return self.mail_from or "portal@localhost"

    @property
    def attachments(self) -> Path:
        """Where attached files are kept, where no object store is set."""
        return self.instance / "attachments"

    @property
    def mail_folder(self) -> Path:
        """Where mails are kept while no mail server is set."""
        return self.instance / "outbox"

    @property
    def database_url(self) -> str:
        """The database address in force."""
        return self.database or f"sqlite:///{self.instance / 'portal.sqlite'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the shape of BaseSettings
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then instance/settings.toml."""
        instance = Path(os.environ.get("PORTAL_INSTANCE") or ROOT / "instance")
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, instance / "settings.toml")
